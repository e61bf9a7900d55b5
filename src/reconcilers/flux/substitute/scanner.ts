/** Whether a character is taken; `count` is the number of characters of the token, this one included. */
export type Accept = (character: string, count: number) => boolean;

/** What a scan may yield and how it reads; a port of the modes of fluxcd/pkg/envsubst. */
export interface ScanMode {
  readonly accept?: Accept | 'any';
  /** `${` ends the token, or is one. */
  readonly open?: boolean;
  /** `}` is a token. */
  readonly close?: boolean;
  /** `$$` means `$`; inside a function `\/` and `\\` mean `/` and `\`, too. */
  readonly escaping?: 'dollar' | 'all';
}

/** A token of the text; `open` is `${`, `close` is `}`, `none` is a character that nothing takes. */
export type Token =
  | {
      readonly type: 'text';
      readonly text: string;
      readonly start: number;
      readonly end: number;
      readonly escapes: readonly number[];
    }
  | { readonly type: 'open' | 'close' | 'end' | 'none' };

const OPEN: Token = { type: 'open' };
const CLOSE: Token = { type: 'close' };
const END: Token = { type: 'end' };
const NONE: Token = { type: 'none' };

/** Splits a text into the tokens of Flux's variable expressions. */
export class Scanner {
  readonly source: string;
  at = 0;

  constructor(source: string) {
    this.source = source;
  }

  /** The character at the position, or empty at the end; a pair of surrogates is one character. */
  peek(offset = 0): string {
    const code = this.source.codePointAt(this.at + offset);
    return code === undefined ? '' : String.fromCodePoint(code);
  }

  scan(mode: ScanMode): Token {
    const first = this.peek();
    if (first === '') return END;
    if (mode.open && this.#isOpen()) {
      this.at += 2;
      return OPEN;
    }
    if (mode.close && first === '}') {
      this.at++;
      return CLOSE;
    }
    return this.#text(mode);
  }

  #isOpen(): boolean {
    return this.source.startsWith('${', this.at);
  }

  #text({ accept, open, escaping }: ScanMode): Token {
    const start = this.at;
    const parts: string[] = [];
    const escapes: number[] = [];
    let from = start;
    while (this.at < this.source.length) {
      if (open && this.at > start && this.#isOpen()) break;
      if (escaping && this.#isEscape(escaping)) {
        parts.push(this.source.slice(from, this.at));
        escapes.push(this.at);
        from = this.at + 1;
        this.at += 2;
        continue;
      }
      if (accept === 'any') {
        const dollar = this.source.indexOf('$', this.at + 1);
        this.at = dollar === -1 ? this.source.length : dollar;
        continue;
      }
      const character = this.peek();
      if (!accept?.(character, this.at - start + 1)) break;
      this.at += character.length;
    }
    if (this.at === start) {
      this.at += this.peek().length;
      return NONE;
    }
    const text = parts.join('') + this.source.slice(from, this.at);
    return { type: 'text', text, start, end: this.at, escapes };
  }

  #isEscape(escaping: 'dollar' | 'all'): boolean {
    const character = this.source.charAt(this.at);
    const next = this.source.charAt(this.at + 1);
    if (character === '$') return next === '$';
    return escaping === 'all' && character === '\\' && (next === '/' || next === '\\');
  }
}
