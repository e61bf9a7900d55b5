/** A part of a pattern that the samples are made from, and how often it may occur. */
const TOKEN = /\\([./\-_\\])|\\([dw])|\[\^[^\]]{1,20}\]|([A-Za-z0-9/_,:@ -])|(\.)/y;
const FILLERS: readonly string[] = ['q7', 'zk0'];
const MAX_SAMPLES = 64;

/**
 * Texts that a pattern matches, one for each of its alternatives and optional parts, or undefined if the pattern has parts that are
 * not known here. What stands for any text is filled with letters that no path has.
 */
export function samplesOf(pattern: string): string[] | undefined {
  const source = pattern.replace(/^\^/, '').replace(/\$$/, '');
  const all = FILLERS.map((filler) => new Sampler(source, filler).all());
  return all.some((samples) => samples === undefined) ? undefined : all.flatMap((samples) => samples ?? []);
}

class Sampler {
  readonly #source: string;
  readonly #filler: string;
  #at = 0;

  constructor(source: string, filler: string) {
    this.#source = source;
    this.#filler = filler;
  }

  all(): string[] | undefined {
    const found = this.#alternatives(0);
    return this.#at === this.#source.length ? found : undefined;
  }

  #alternatives(depth: number): string[] | undefined {
    const found: string[] = [];
    do {
      const sequence = this.#sequence(depth);
      if (!sequence) return undefined;
      found.push(...sequence);
    } while (this.#skip('|'));
    return found.length > MAX_SAMPLES ? undefined : found;
  }

  #sequence(depth: number): string[] | undefined {
    let found = [''];
    while (this.#at < this.#source.length && !/[|)]/.test(this.#source.charAt(this.#at))) {
      const part = this.#skip('(') ? this.#group(depth + 1) : this.#token();
      if (!part) return undefined;
      const isOptional = this.#quantifier();
      const parts = isOptional ? [...part, ''] : part;
      found = found.flatMap((before) => parts.map((after) => before + after));
      if (found.length > MAX_SAMPLES) return undefined;
    }
    return found;
  }

  #group(depth: number): string[] | undefined {
    if (depth > 8) return undefined;
    if (this.#skip('?') && !this.#skip(':')) return undefined;
    const found = this.#alternatives(depth);
    return this.#skip(')') ? found : undefined;
  }

  #token(): string[] | undefined {
    TOKEN.lastIndex = this.#at;
    const match = TOKEN.exec(this.#source);
    if (!match) return undefined;
    this.#at = TOKEN.lastIndex;
    return [match[1] ?? match[3] ?? (match[2] === 'd' ? '7' : this.#filler)];
  }

  /** Whether the part before may be absent. What may be repeated occurs once. */
  #quantifier(): boolean {
    const isOptional = this.#skip('?');
    if (!isOptional && !this.#skip('*')) this.#skip('+');
    this.#skip('?');
    return isOptional;
  }

  #skip(character: string): boolean {
    if (this.#source.charAt(this.#at) !== character) return false;
    this.#at++;
    return true;
  }
}
