/** A source of numbers that depend on the seed alone (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A number from 0, below 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** An integer from 0, below `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  /** One of some things; undefined of none. */
  pick<T>(things: readonly T[]): T | undefined {
    return things[this.below(things.length)];
  }
}

/** The numbers of a seed as a function that gives the next one. */
export function numbersOf(seed: number): () => number {
  const random = new Random(seed);
  return () => random.next();
}
