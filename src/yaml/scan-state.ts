import type { Cursor } from './cursor.ts';
import { SimpleKeys } from './simple-keys.ts';
import { mark, TOKEN, type TokenType } from './token.ts';
import { TokenQueue } from './token-queue.ts';

/** The state of a scan: pending tokens, tokens that may be keys, and open block collections with their columns. */
export class ScanState {
  readonly cursor: Cursor;
  readonly queue = new TokenQueue();
  readonly keys: SimpleKeys;
  isKeyAllowed = true;
  /** The column of the innermost block collection, -1 at the top level. */
  indent = -1;
  readonly #indents: number[] = [];

  constructor(cursor: Cursor) {
    this.cursor = cursor;
    this.keys = new SimpleKeys(cursor);
  }

  /** Creates a token from the next characters. */
  take(type: TokenType, length: number): void {
    const { at } = this.cursor;
    this.cursor.at += length;
    this.queue.push(mark(type, at, at + length));
  }

  /** Records that the token at the cursor may be a key, if a key is allowed there. */
  saveKey(): void {
    if (!this.isKeyAllowed) return;
    this.keys.save(this.queue.nextNumber, !this.keys.isFlow && this.indent === this.cursor.column);
  }

  /** Opens a block collection before a token if its line is indented further than the surrounding collection. */
  roll(column: number, token: number, type: TokenType, start: number): void {
    if (this.keys.isFlow || this.indent >= column) return;
    this.#indents.push(this.indent);
    this.indent = column;
    this.queue.insert(token, mark(type, start, start));
  }

  /** Opens a block collection at the cursor. */
  rollHere(type: TokenType): void {
    this.roll(this.cursor.column, this.queue.nextNumber, type, this.cursor.at);
  }

  /** Closes the block collections that are indented further than a column. */
  unroll(column: number): void {
    if (this.keys.isFlow && column >= 0) return;
    const { at } = this.cursor;
    while (this.indent > column && !this.keys.isFlow) {
      this.queue.push(mark(TOKEN.BLOCK_END, at, at));
      this.indent = this.#indents.pop() ?? -1;
    }
  }

  /** Ends everything that is open before the end of the text, a directive or a document marker. */
  endBlocks(): void {
    this.unroll(-1);
    this.keys.forget();
  }
}
