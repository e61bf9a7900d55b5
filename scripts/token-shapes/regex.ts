/** Repetitions without an end are cut: no token is that long, and the time to search a text stays in proportion to it. */
const MAX_REPEAT = 400;
const MAX_LONG_REPEAT = 1000;
const POSIX: Readonly<Record<string, string>> = { alnum: 'A-Za-z0-9', alpha: 'A-Za-z', digit: '0-9' };

/** An expression of RE2 as one of JavaScript that needs no flags: case that is ignored is written out, repetitions are bounded. */
export function toJavaScript(source: string): string {
  return new Conversion(source).result();
}

class Conversion {
  readonly #source: string;
  #at = 0;
  #ignoresCase = false;
  readonly #outer: boolean[] = [];

  constructor(source: string) {
    this.#source = source;
  }

  result(): string {
    let text = '';
    while (this.#at < this.#source.length) text += this.#next();
    return text;
  }

  #next(): string {
    const char = this.#source.charAt(this.#at);
    if (char === '(') return this.#open();
    if (char === '[') return this.#class();
    if (char === '\\') return this.#escape();
    this.#at++;
    if (char === ')') this.#ignoresCase = this.#outer.pop() ?? false;
    if (char === '*') return `{0,${MAX_REPEAT}}`;
    if (char === '+') return `{1,${MAX_REPEAT}}`;
    if (char === '{') return this.#repeat();
    return this.#ignoresCase && /[a-z]/i.test(char) ? `[${bothCases(char)}]` : char;
  }

  #open(): string {
    const [flags = '', on = '', off = '', end = ''] =
      /^\(\?([a-z]*)(-[a-z]+)?([:)])/.exec(this.#source.slice(this.#at)) ?? [];
    if (flags === '') {
      this.#at++;
      this.#outer.push(this.#ignoresCase);
      return '(';
    }
    this.#at += flags.length;
    if (end === ':') this.#outer.push(this.#ignoresCase);
    if (on.includes('i')) this.#ignoresCase = true;
    if (off.includes('i')) this.#ignoresCase = false;
    if (/[^i-]/.test(on + off)) throw new Error(`Unknown flags in ${this.#source}`);
    return end === ':' ? '(?:' : '';
  }

  #escape(): string {
    const pair = this.#source.slice(this.#at, this.#at + 2);
    this.#at += 2;
    if (pair === '\\z') return '(?![\\s\\S])';
    return pair === '\\A' ? '^' : pair;
  }

  #repeat(): string {
    const [whole = '', least = ''] = /^(\d+),\}/.exec(this.#source.slice(this.#at)) ?? [];
    this.#at += whole.length;
    return whole === '' ? '{' : `{${least},${MAX_LONG_REPEAT}}`;
  }

  #class(): string {
    const [whole = '', inside = ''] =
      /^\[(\^?\]?(?:\[:\w+:\]|\\.|[^\]\\])*)\]/.exec(this.#source.slice(this.#at)) ?? [];
    this.#at += whole.length;
    const plain = inside.replace(/\[:(\w+):\]/g, (_, name: string) => POSIX[name] ?? '').replace(/^(\^?)\]/, '$1\\]');
    return `[${this.#ignoresCase ? plain.replace(/\\x[0-9a-f]{2}|\\.|[a-z]-[a-z]|[a-z]/gi, bothCases) : plain}]`;
  }
}

/** A letter or a range of letters, small and large. */
function bothCases(text: string): string {
  return text.startsWith('\\') ? text : `${text.toLowerCase()}${text.toUpperCase()}`;
}
