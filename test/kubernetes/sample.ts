/** Makes texts that a regular expression of the table of shapes fits; the same seed gives the same texts. */
export class Samples {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** A text for an expression of literals, classes, groups, alternatives and bounded repetitions. */
  of(source: string): string {
    return new Reader(source, (count) => this.#pick(count)).alternatives();
  }

  /** A number from 0 below `count` (a linear congruential generator). */
  #pick(count: number): number {
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * count);
  }
}

class Reader {
  readonly #source: string;
  readonly #pick: (count: number) => number;
  #at = 0;

  constructor(source: string, pick: (count: number) => number) {
    this.#source = source;
    this.#pick = pick;
  }

  alternatives(): string {
    const options = [this.#sequence()];
    while (this.#source[this.#at] === '|') {
      this.#at++;
      options.push(this.#sequence());
    }
    return options[this.#pick(options.length)] ?? '';
  }

  #sequence(): string {
    let text = '';
    while (this.#at < this.#source.length && !'|)'.includes(this.#source[this.#at] ?? '')) text += this.#repeated();
    return text;
  }

  #repeated(): string {
    const start = this.#at;
    const first = this.#atom();
    const end = this.#at;
    const [whole = '', least = '1', most = least] =
      /^(?:\{(\d+)(?:,(\d+))?\}|\?)\??/.exec(this.#source.slice(end)) ?? [];
    if (whole === '') return first;
    const count = whole.startsWith('?')
      ? this.#pick(2)
      : Number(least) + this.#pick(Math.min(Number(most) - Number(least), 40) + 1);
    let text = '';
    for (let times = 0; times < count; times++) {
      this.#at = start;
      text += this.#atom();
    }
    this.#at = end + whole.length;
    return text;
  }

  #atom(): string {
    const rest = this.#source.slice(this.#at);
    if (rest.startsWith('(')) return this.#group();
    const [atom = ''] = /^(?:\[(?:\\.|[^\]\\])*\]|\\x[0-9a-f]{2}|\\.|.)/.exec(rest) ?? [];
    this.#at += atom.length;
    if (atom === '^' || atom === '$' || atom === '\\b') return '';
    // A dot alone stands for itself in the names of hosts.
    const isClass = /^\[|^\\[wds]/.test(atom) || (atom === '.' && this.#source[this.#at] === '{');
    if (isClass) return this.#ofClass(new RegExp(`^${atom}$`));
    return atom.replace(/^\\(?:x60)?/, (slash) => (slash === '\\' ? '' : '`'));
  }

  #group(): string {
    const [opening = '', look] = /^\((?:\?:|\?<?([=!]))?/.exec(this.#source.slice(this.#at)) ?? [];
    this.#at += opening.length;
    const text = this.alternatives();
    this.#at++;
    return look === undefined ? text : '';
  }

  /** A letter or digit where the class has one, so that texts look like tokens. */
  #ofClass(shape: RegExp): string {
    const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
    const fitting = [...plain].filter((letter) => shape.test(letter));
    const others = [...' "=-_/:;'].filter((letter) => shape.test(letter));
    const letters = fitting.length > 0 ? fitting : others;
    return letters[this.#pick(letters.length)] ?? '';
  }
}
