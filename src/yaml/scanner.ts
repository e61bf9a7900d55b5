import { CODE, isBlank, isBlankOrEnd, isBreak } from './characters.ts';
import type { Cursor } from './cursor.ts';
import { fault } from './fault.ts';
import { scanBlock } from './scan-block.ts';
import { scanDirective, scanName, scanTag } from './scan-properties.ts';
import { scanPlain, scanQuoted } from './scan-scalars.ts';
import { mark, TOKEN, type Token, type TokenType } from './token.ts';

/** Characters within which the `:` of a key without `?` must follow. */
const MAX_KEY_LENGTH = 1024;
/** How far go-yaml looks for the next comment behind a comment. */
const COMMENT_REACH = 512;

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

/**
 * Splits a text into tokens as go-yaml v3, and so kustomize, does: the same algorithm, so that no text means one thing here
 * and another in a cluster. Throws a Fault.
 *
 * Source: scannerc.go of go.yaml.in/yaml/v3, which is libyaml's.
 */
export class Scanner {
  readonly #cursor: Cursor;
  readonly #queue: Token[] = [];
  #head = 0;
  /** Tokens that were taken. */
  #taken = 0;
  #indent = -1;
  readonly #indents: number[] = [];
  #isKeyAllowed = true;
  /** One entry per open flow collection, and one for the block outside. */
  readonly #keys: SimpleKey[] = [newKey()];
  #isStreamEnd = false;

  constructor(cursor: Cursor) {
    this.#cursor = cursor;
  }

  /** The next token, which stays. */
  peek(): Token {
    while (!this.#isStreamEnd && (this.#head === this.#queue.length || this.#mayBeKey())) this.#fetch();
    return this.#queue[this.#head] ?? mark(TOKEN.STREAM_END, this.#cursor.at, this.#cursor.at);
  }

  /** Takes the token that was looked at. */
  skip(): void {
    this.#head++;
    this.#taken++;
    if (this.#head === this.#queue.length) {
      this.#queue.length = 0;
      this.#head = 0;
    }
  }

  /** Whether the first token waits for a `:`, which would put others before it. */
  #mayBeKey(): boolean {
    for (let at = this.#keys.length - 1; at >= 0; at--) {
      const key = this.#keys[at];
      if (key?.isPossible && key.token === this.#taken) return this.#isValid(key);
    }
    return false;
  }

  #isValid(key: SimpleKey): boolean {
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

  #fetch(): void {
    const cursor = this.#cursor;
    this.#skipToToken();
    this.#unroll(cursor.column);
    const code = cursor.code();
    if (code === CODE.NUL) {
      this.#unroll(-1);
      this.#forgetKey();
      this.#isStreamEnd = true;
      return;
    }
    if (cursor.column === 0) {
      if (code === CODE.PERCENT) {
        this.#unroll(-1);
        this.#forgetKey();
        this.#isKeyAllowed = false;
        this.#queue.push(scanDirective(cursor));
        return;
      }
      if (cursor.isAtDocumentIndicator()) {
        this.#unroll(-1);
        this.#forgetKey();
        this.#isKeyAllowed = false;
        this.#take(code === CODE.DASH ? TOKEN.DOCUMENT_START : TOKEN.DOCUMENT_END, 3);
        return;
      }
    }
    const { lineStart } = cursor;
    this.#fetchAt(code);
    // go-yaml takes the comment behind a token with it, and tabs before that comment, which it refuses elsewhere.
    if (cursor.lineStart === lineStart && this.#queue.at(-1)?.type !== TOKEN.BLOCK_ENTRY) this.#skipCommentBehind();
  }

  #fetchAt(code: number): void {
    const cursor = this.#cursor;
    const isFlow = this.#isFlow;
    switch (code) {
      case CODE.OPEN_BRACKET:
        this.#openFlow(TOKEN.FLOW_SEQUENCE_START);
        return;
      case CODE.OPEN_BRACE:
        this.#openFlow(TOKEN.FLOW_MAPPING_START);
        return;
      case CODE.CLOSE_BRACKET:
        this.#closeFlow(TOKEN.FLOW_SEQUENCE_END);
        return;
      case CODE.CLOSE_BRACE:
        this.#closeFlow(TOKEN.FLOW_MAPPING_END);
        return;
      case CODE.COMMA:
        this.#forgetKey();
        this.#isKeyAllowed = true;
        this.#take(TOKEN.FLOW_ENTRY, 1);
        return;
      case CODE.DASH:
        if (isBlankOrEnd(cursor.code(1))) this.#fetchEntry();
        else this.#fetchPlain();
        return;
      case CODE.QUESTION:
        if (isFlow || isBlankOrEnd(cursor.code(1))) this.#fetchKey();
        else this.#fetchPlain();
        return;
      case CODE.COLON:
        if (isFlow || isBlankOrEnd(cursor.code(1))) this.#fetchValue();
        else this.#fetchPlain();
        return;
      case CODE.ASTERISK:
      case CODE.AMPERSAND:
        this.#fetchScanned(scanName);
        return;
      case CODE.EXCLAMATION:
        this.#fetchScanned(scanTag);
        return;
      case CODE.SINGLE_QUOTE:
      case CODE.DOUBLE_QUOTE:
        this.#fetchScanned(scanQuoted);
        return;
      case CODE.BAR:
      case CODE.GREATER:
        if (isFlow) break;
        this.#forgetKey();
        this.#isKeyAllowed = true;
        this.#queue.push(scanBlock(cursor, this.#indent));
        return;
      case CODE.TAB:
        throw fault('tab-indent', cursor.at);
      case CODE.PERCENT:
      case CODE.AT:
      case CODE.BACKTICK:
        break;
      default:
        this.#fetchPlain();
        return;
    }
    throw fault('bad-character', cursor.at);
  }

  get #isFlow(): boolean {
    return this.#keys.length > 1;
  }

  #take(type: TokenType, length: number): void {
    const { at } = this.#cursor;
    this.#cursor.at += length;
    this.#queue.push(mark(type, at, at + length));
  }

  #openFlow(type: TokenType): void {
    this.#saveKey();
    this.#keys.push(newKey());
    this.#isKeyAllowed = true;
    this.#take(type, 1);
  }

  #closeFlow(type: TokenType): void {
    this.#forgetKey();
    if (this.#isFlow) this.#keys.pop();
    this.#isKeyAllowed = false;
    this.#take(type, 1);
  }

  #fetchEntry(): void {
    if (!this.#isFlow) {
      if (!this.#isKeyAllowed) throw fault('entry-not-allowed', this.#cursor.at);
      this.#roll(this.#cursor.column, this.#queue.length, TOKEN.BLOCK_SEQUENCE_START, this.#cursor.at);
    }
    this.#forgetKey();
    this.#isKeyAllowed = true;
    this.#take(TOKEN.BLOCK_ENTRY, 1);
  }

  #fetchKey(): void {
    if (!this.#isFlow) {
      if (!this.#isKeyAllowed) throw fault('key-not-allowed', this.#cursor.at);
      this.#roll(this.#cursor.column, this.#queue.length, TOKEN.BLOCK_MAPPING_START, this.#cursor.at);
    }
    this.#forgetKey();
    this.#isKeyAllowed = !this.#isFlow;
    this.#take(TOKEN.KEY, 1);
  }

  #fetchValue(): void {
    const key = this.#key;
    if (this.#isValid(key)) {
      const index = this.#head + key.token - this.#taken;
      this.#insert(index, mark(TOKEN.KEY, key.start, key.start));
      this.#roll(key.start - key.lineStart, index, TOKEN.BLOCK_MAPPING_START, key.start);
      key.isPossible = false;
      this.#isKeyAllowed = false;
    } else {
      if (!this.#isFlow) {
        if (!this.#isKeyAllowed) throw fault('value-not-allowed', this.#cursor.at);
        this.#roll(this.#cursor.column, this.#queue.length, TOKEN.BLOCK_MAPPING_START, this.#cursor.at);
      }
      this.#isKeyAllowed = !this.#isFlow;
    }
    this.#take(TOKEN.VALUE, 1);
  }

  #fetchScanned(scan: (cursor: Cursor) => Token): void {
    this.#saveKey();
    this.#isKeyAllowed = false;
    this.#queue.push(scan(this.#cursor));
  }

  #fetchPlain(): void {
    this.#saveKey();
    this.#isKeyAllowed = false;
    const { token, spansLines } = scanPlain(this.#cursor, this.#indent + 1, this.#isFlow);
    this.#queue.push(token);
    if (spansLines) this.#isKeyAllowed = true;
  }

  #insert(index: number, token: Token): void {
    const queue = this.#queue;
    queue.push(token);
    for (let at = queue.length - 1; at > index; at--) queue[at] = queue[at - 1] as Token;
    queue[index] = token;
  }

  get #key(): SimpleKey {
    return this.#keys[this.#keys.length - 1] as SimpleKey;
  }

  #saveKey(): void {
    if (!this.#isKeyAllowed) return;
    const cursor = this.#cursor;
    this.#forgetKey();
    const key = this.#key;
    key.isPossible = true;
    key.isRequired = !this.#isFlow && this.#indent === cursor.column;
    key.token = this.#taken + this.#queue.length - this.#head;
    key.start = cursor.at;
    key.lineStart = cursor.lineStart;
  }

  #forgetKey(): void {
    const key = this.#key;
    if (key.isPossible && key.isRequired) throw fault('colon-missing', key.start);
    key.isPossible = false;
  }

  /** Opens a block collection where a line is indented further than what is around it. */
  #roll(column: number, index: number, type: TokenType, start: number): void {
    if (this.#isFlow || this.#indent >= column) return;
    this.#indents.push(this.#indent);
    this.#indent = column;
    this.#insert(index, mark(type, start, start));
  }

  /** Closes the block collections that are indented further than a column. */
  #unroll(column: number): void {
    if (this.#isFlow && column >= 0) return;
    const { at } = this.#cursor;
    while (this.#indent > column && !this.#isFlow) {
      this.#queue.push(mark(TOKEN.BLOCK_END, at, at));
      this.#indent = this.#indents.pop() ?? -1;
    }
  }

  #skipToToken(): void {
    const cursor = this.#cursor;
    const { text } = cursor;
    for (;;) {
      let code = text.charCodeAt(cursor.at);
      const takesTabs = this.#isFlow || !this.#isKeyAllowed;
      while (code === CODE.SPACE || (code === CODE.TAB && takesTabs)) code = text.charCodeAt(++cursor.at);
      if (code === CODE.HASH) {
        this.#skipComments();
        code = text.charCodeAt(cursor.at);
      }
      if (!isBreak(code)) return;
      cursor.skipBreak();
      if (!this.#isFlow) this.#isKeyAllowed = true;
    }
  }

  /** Steps over a comment and the ones below it, which go-yaml looks for whatever blanks stand before them. */
  #skipComments(): void {
    const cursor = this.#cursor;
    for (;;) {
      cursor.skipToBreak();
      const { at } = cursor;
      const code = cursor.code();
      if (code !== CODE.LF && code !== CODE.CR) return;
      let next = at + 1;
      let lineStart = next;
      for (; next - at < COMMENT_REACH; next++) {
        const character = cursor.text.charCodeAt(next);
        if (character === CODE.LF || character === CODE.CR) lineStart = next + 1;
        else if (!isBlank(character)) break;
      }
      if (next - at >= COMMENT_REACH || cursor.text.charCodeAt(next) !== CODE.HASH) return;
      cursor.at = next;
      cursor.lineStart = lineStart;
    }
  }

  #skipCommentBehind(): void {
    const cursor = this.#cursor;
    let at = cursor.at;
    while (at - cursor.at < COMMENT_REACH && isBlank(cursor.text.charCodeAt(at))) at++;
    if (cursor.text.charCodeAt(at) !== CODE.HASH) return;
    cursor.at = at;
    cursor.skipToBreak();
  }
}

function newKey(): SimpleKey {
  return { isPossible: false, isRequired: false, token: 0, start: 0, lineStart: 0 };
}
