import { fault } from './fault.ts';
import type { ScanState } from './scan-state.ts';
import { mark, TOKEN, type TokenType } from './token.ts';

/** `[` or `{`. */
export function openFlow(state: ScanState, type: TokenType): void {
  state.saveKey();
  state.keys.openFlow();
  state.isKeyAllowed = true;
  state.take(type, 1);
}

/** `]` or `}`. */
export function closeFlow(state: ScanState, type: TokenType): void {
  state.keys.forget();
  state.keys.closeFlow();
  state.isKeyAllowed = false;
  state.take(type, 1);
}

/** The `,` between the entries of a flow collection. */
export function scanComma(state: ScanState): void {
  state.keys.forget();
  state.isKeyAllowed = true;
  state.take(TOKEN.FLOW_ENTRY, 1);
}

/** The `-` of a list item. Throws a Fault. */
export function scanEntry(state: ScanState): void {
  if (!state.keys.isFlow) {
    if (!state.isKeyAllowed) throw fault('entry-not-allowed', state.cursor.at);
    state.rollHere(TOKEN.BLOCK_SEQUENCE_START);
  }
  state.keys.forget();
  state.isKeyAllowed = true;
  state.take(TOKEN.BLOCK_ENTRY, 1);
}

/** The `?` before a key. Throws a Fault. */
export function scanKey(state: ScanState): void {
  if (!state.keys.isFlow) {
    if (!state.isKeyAllowed) throw fault('key-not-allowed', state.cursor.at);
    state.rollHere(TOKEN.BLOCK_MAPPING_START);
  }
  state.keys.forget();
  state.isKeyAllowed = !state.keys.isFlow;
  state.take(TOKEN.KEY, 1);
}

/** The `:` after a key, which makes one of the token before it. Throws a Fault. */
export function scanValue(state: ScanState): void {
  const { keys } = state;
  const key = keys.current;
  if (keys.isValid(key)) {
    state.queue.insert(key.token, mark(TOKEN.KEY, key.start, key.start));
    state.roll(key.start - key.lineStart, key.token, TOKEN.BLOCK_MAPPING_START, key.start);
    key.isPossible = false;
    state.isKeyAllowed = false;
  } else {
    if (!keys.isFlow) {
      if (!state.isKeyAllowed) throw fault('value-not-allowed', state.cursor.at);
      state.rollHere(TOKEN.BLOCK_MAPPING_START);
    }
    state.isKeyAllowed = !keys.isFlow;
  }
  state.take(TOKEN.VALUE, 1);
}
