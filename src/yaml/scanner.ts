import { CODE, isBlankOrEnd } from './characters.ts';
import type { Cursor } from './cursor.ts';
import { fault } from './fault.ts';
import { scanBlock } from './scan-block.ts';
import { closeFlow, openFlow, scanComma, scanEntry, scanKey, scanValue } from './scan-indicators.ts';
import { scanDirective, scanName, scanTag } from './scan-properties.ts';
import { scanPlain, scanQuoted } from './scan-scalars.ts';
import { skipCommentBehind, skipToToken } from './scan-space.ts';
import { ScanState } from './scan-state.ts';
import { mark, TOKEN, type Token } from './token.ts';

/**
 * Splits a text into tokens as go-yaml v3, and so kustomize, does: the same algorithm, so that no text means one thing here
 * and another in a cluster. Throws a Fault.
 *
 * Source: scannerc.go of go.yaml.in/yaml/v3, which is libyaml's.
 */
export class Scanner {
  readonly #state: ScanState;
  #isStreamEnd = false;

  constructor(cursor: Cursor) {
    this.#state = new ScanState(cursor);
  }

  /** The next token, which stays. */
  peek(): Token {
    const { queue, keys, cursor } = this.#state;
    while (!this.#isStreamEnd && (queue.isEmpty || keys.waitsFor(queue.firstNumber))) this.#fetch();
    return queue.first ?? mark(TOKEN.STREAM_END, cursor.at, cursor.at);
  }

  /** Takes the token that was looked at. */
  skip(): void {
    this.#state.queue.take();
  }

  #fetch(): void {
    const state = this.#state;
    const { cursor, queue } = state;
    skipToToken(state);
    state.unroll(cursor.column);
    const code = cursor.code();
    if (code === CODE.NUL) {
      state.endBlocks();
      this.#isStreamEnd = true;
      return;
    }
    if (cursor.column === 0) {
      const isDirective = code === CODE.PERCENT;
      if (isDirective || cursor.isAtDocumentIndicator()) {
        state.endBlocks();
        state.isKeyAllowed = false;
        if (isDirective) queue.push(scanDirective(cursor));
        else state.take(code === CODE.DASH ? TOKEN.DOCUMENT_START : TOKEN.DOCUMENT_END, 3);
        return;
      }
    }
    const { lineStart } = cursor;
    this.#fetchAt(code);
    // go-yaml takes the comment after a token with it, and tabs before that comment, which it refuses elsewhere.
    if (cursor.lineStart === lineStart && queue.last?.type !== TOKEN.BLOCK_ENTRY) skipCommentBehind(cursor);
  }

  #fetchAt(code: number): void {
    const state = this.#state;
    const { cursor } = state;
    const { isFlow } = state.keys;
    switch (code) {
      case CODE.OPEN_BRACKET:
        openFlow(state, TOKEN.FLOW_SEQUENCE_START);
        return;
      case CODE.OPEN_BRACE:
        openFlow(state, TOKEN.FLOW_MAPPING_START);
        return;
      case CODE.CLOSE_BRACKET:
        closeFlow(state, TOKEN.FLOW_SEQUENCE_END);
        return;
      case CODE.CLOSE_BRACE:
        closeFlow(state, TOKEN.FLOW_MAPPING_END);
        return;
      case CODE.COMMA:
        scanComma(state);
        return;
      case CODE.DASH:
        if (isBlankOrEnd(cursor.code(1))) scanEntry(state);
        else this.#fetchPlain();
        return;
      case CODE.QUESTION:
        if (isFlow || isBlankOrEnd(cursor.code(1))) scanKey(state);
        else this.#fetchPlain();
        return;
      case CODE.COLON:
        if (isFlow || isBlankOrEnd(cursor.code(1))) scanValue(state);
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
        state.keys.forget();
        state.isKeyAllowed = true;
        state.queue.push(scanBlock(cursor, state.indent));
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

  #fetchScanned(scan: (cursor: Cursor) => Token): void {
    const state = this.#state;
    state.saveKey();
    state.isKeyAllowed = false;
    state.queue.push(scan(state.cursor));
  }

  #fetchPlain(): void {
    const state = this.#state;
    state.saveKey();
    const { token, spansLines } = scanPlain(state.cursor, state.indent + 1, state.keys.isFlow);
    state.queue.push(token);
    state.isKeyAllowed = spansLines;
  }
}
