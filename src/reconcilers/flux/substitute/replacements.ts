import type { Replacement } from './evaluate.ts';

/** Replacements in the order of the text, to be asked by ranges of the old text and offsets of the new one. */
export class Replacements {
  readonly #all: readonly Replacement[];

  constructor(all: readonly Replacement[]) {
    this.#all = all;
  }

  /** The index of the first replacement that ends after an offset. */
  #first(offset: number): number {
    let low = 0;
    let high = this.#all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#all[middle]?.to.end ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The variables of the replacements in a range of the old text; none at all if nothing was replaced there. */
  within(start: number, end: number): Set<string> | undefined {
    let low = 0;
    let high = this.#all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#all[middle]?.from.start ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    let names: Set<string> | undefined;
    for (let at = low; at < this.#all.length; at++) {
      const replacement = this.#all[at];
      if (!replacement || replacement.from.start >= end) break;
      names ??= new Set();
      for (const name of replacement.variables) names.add(name);
    }
    return names;
  }

  /** The offset in the old text of an offset in the new one; the start of the expression for one inside of it. */
  sourceOf(offset: number): number {
    const at = this.#first(offset);
    const inside = this.#all[at];
    if (inside && inside.to.start <= offset) return inside.from.start;
    const before = this.#all[at - 1];
    return before ? before.from.end + (offset - before.to.end) : offset;
  }
}
