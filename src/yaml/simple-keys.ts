import type { Cursor } from './cursor.ts';
import { fault } from './fault.ts';

/** Characters within which the `:` of a key without `?` must follow. */
const MAX_KEY_LENGTH = 1024;

/** A token that is a key if a `:` follows. */
interface SimpleKey {
  isPossible: boolean;
  /** Whether it can be nothing else. */
  isRequired: boolean;
  /** Number of the token among all. */
  token: number;
  start: number;
  lineStart: number;
}

/** The tokens that may turn out to be keys: one per open flow collection, and one for the block outside. */
export class SimpleKeys {
  readonly #cursor: Cursor;
  readonly #keys: SimpleKey[] = [newKey()];

  constructor(cursor: Cursor) {
    this.#cursor = cursor;
  }

  /** Whether a flow collection is open. */
  get isFlow(): boolean {
    return this.#keys.length > 1;
  }

  /** The one of the innermost collection. */
  get current(): SimpleKey {
    return this.#keys[this.#keys.length - 1] as SimpleKey;
  }

  openFlow(): void {
    this.#keys.push(newKey());
  }

  closeFlow(): void {
    if (this.isFlow) this.#keys.pop();
  }

  /** Remembers that the token at the cursor, which has a number, may be a key. Throws a Fault. */
  save(token: number, isRequired: boolean): void {
    this.forget();
    const key = this.current;
    key.isPossible = true;
    key.isRequired = isRequired;
    key.token = token;
    key.start = this.#cursor.at;
    key.lineStart = this.#cursor.lineStart;
  }

  /** Gives up the key of the innermost collection. Throws a Fault if it had to be one. */
  forget(): void {
    const key = this.current;
    if (key.isPossible && key.isRequired) throw fault('colon-missing', key.start);
    key.isPossible = false;
  }

  /** Whether the token of a number waits for a `:`, which would put others before it. Throws a Fault. */
  waitsFor(token: number): boolean {
    for (let at = this.#keys.length - 1; at >= 0; at--) {
      const key = this.#keys[at];
      if (key?.isPossible && key.token === token) return this.isValid(key);
    }
    return false;
  }

  /** Whether a `:` at the cursor would still make a key of it. Throws a Fault. */
  isValid(key: SimpleKey): boolean {
    if (!key.isPossible) return false;
    const { at, lineStart, text } = this.#cursor;
    if (
      key.lineStart === lineStart &&
      (key.start + MAX_KEY_LENGTH >= at || [...text.slice(key.start, at)].length <= MAX_KEY_LENGTH)
    )
      return true;
    if (key.isRequired) throw fault('colon-missing', key.start);
    key.isPossible = false;
    return false;
  }
}

function newKey(): SimpleKey {
  return { isPossible: false, isRequired: false, token: 0, start: 0, lineStart: 0 };
}
