import type { Token } from './token.ts';

/** Tokens that are scanned and not yet taken. Tokens are numbered from 0 on, over the whole text. */
export class TokenQueue {
  readonly #tokens: Token[] = [];
  #head = 0;
  #taken = 0;

  get isEmpty(): boolean {
    return this.#head === this.#tokens.length;
  }

  /** The token that is next to be taken. */
  get first(): Token | undefined {
    return this.#tokens[this.#head];
  }

  get last(): Token | undefined {
    return this.#tokens[this.#tokens.length - 1];
  }

  /** The number of the token that is next to be taken. */
  get firstNumber(): number {
    return this.#taken;
  }

  /** The number of the token that is next to be scanned. */
  get nextNumber(): number {
    return this.#taken + this.#tokens.length - this.#head;
  }

  push(token: Token): void {
    this.#tokens.push(token);
  }

  /** Puts a token before the one that has a number, which is not taken yet. */
  insert(number: number, token: Token): void {
    const tokens = this.#tokens;
    const index = this.#head + number - this.#taken;
    tokens.push(token);
    for (let at = tokens.length - 1; at > index; at--) tokens[at] = tokens[at - 1] as Token;
    tokens[index] = token;
  }

  /** Takes the first token. */
  take(): void {
    this.#head++;
    this.#taken++;
    if (this.#head === this.#tokens.length) {
      this.#tokens.length = 0;
      this.#head = 0;
    }
  }
}
