import type { Cursor } from './cursor.ts';
import { Scanner } from './scanner.ts';
import type { Token } from './token.ts';

/** The tokens of a document, and where the last one that is part of it ends. */
export class TokenStream {
  readonly #scanner: Scanner;
  lastEnd = 0;

  constructor(cursor: Cursor) {
    this.#scanner = new Scanner(cursor);
  }

  /** The next token, which stays. Throws a Fault. */
  peek(): Token {
    return this.#scanner.peek();
  }

  /** Takes the token that was looked at. */
  take(): void {
    this.lastEnd = this.#scanner.peek().end;
    this.#scanner.skip();
  }

  /** Takes the token that was looked at, which does not affect where a value ends. */
  skip(): void {
    this.#scanner.skip();
  }
}
