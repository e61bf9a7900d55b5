import { CODE, isBlankOrEnd, isBreak } from './characters.ts';

/** A place in a text that ends with NUL, and the line that it is on. */
export class Cursor {
  readonly text: string;
  readonly #source: string;
  readonly #base: number;
  at: number;
  /** Where the current line begins, lines as go-yaml counts them. */
  lineStart: number;

  /** Reads a part of a text from an offset up to another. */
  constructor(source: string, start: number, end: number) {
    this.text = `${source.slice(start, end)}\0`;
    this.#source = source;
    this.#base = start;
    this.at = this.text.charCodeAt(0) === CODE.BYTE_ORDER_MARK ? 1 : 0;
    this.lineStart = this.at;
  }

  /** A part of the text, cut out of the source, so that the text itself can be freed. */
  slice(from: number, to: number): string {
    return this.#source.slice(this.#base + from, this.#base + to);
  }

  get column(): number {
    return this.at - this.lineStart;
  }

  code(offset = 0): number {
    return this.text.charCodeAt(this.at + offset);
  }

  /**
   * Steps over a line break; the text that it is in a value.
   *
   * kustomize replaces CRLF with LF before go-yaml, for which CRLF is one break, reads it: so CR CR LF is one break, too.
   */
  skipBreak(): string {
    const { text, at } = this;
    const code = text.charCodeAt(at);
    let length = 1;
    if (code === CODE.CR) {
      if (text.charCodeAt(at + 1) === CODE.LF) length = 2;
      else if (text.charCodeAt(at + 1) === CODE.CR && text.charCodeAt(at + 2) === CODE.LF) length = 3;
    }
    this.at += length;
    this.lineStart = this.at;
    return code === CODE.LINE_SEPARATOR || code === CODE.PARAGRAPH_SEPARATOR ? text.charAt(at) : '\n';
  }

  skipToBreak(): void {
    const { text } = this;
    let { at } = this;
    for (let code = text.charCodeAt(at); code !== CODE.NUL && !isBreak(code); code = text.charCodeAt(++at));
    this.at = at;
  }

  /** Whether the line starts with `---` or `...` alone. */
  isAtDocumentIndicator(): boolean {
    const { text, at } = this;
    if (at !== this.lineStart) return false;
    const code = text.charCodeAt(at);
    if (code !== CODE.DASH && code !== CODE.DOT) return false;
    return (
      text.charCodeAt(at + 1) === code && text.charCodeAt(at + 2) === code && isBlankOrEnd(text.charCodeAt(at + 3))
    );
  }
}
