import { CODE, isBlank, isBreak } from './characters.ts';
import type { Cursor } from './cursor.ts';
import type { ScanState } from './scan-state.ts';

/** How far go-yaml looks for the next comment after a comment. */
const COMMENT_REACH = 512;

/** Steps over blanks, breaks and comments to where the next token begins. */
export function skipToToken(state: ScanState): void {
  const { cursor } = state;
  const { text } = cursor;
  for (;;) {
    let code = text.charCodeAt(cursor.at);
    const takesTabs = state.keys.isFlow || !state.isKeyAllowed;
    while (code === CODE.SPACE || (code === CODE.TAB && takesTabs)) code = text.charCodeAt(++cursor.at);
    if (code === CODE.HASH) {
      skipComments(cursor);
      code = text.charCodeAt(cursor.at);
    }
    if (!isBreak(code)) return;
    cursor.skipBreak();
    if (!state.keys.isFlow) state.isKeyAllowed = true;
  }
}

/** Skips a comment and the comments below it, which go-yaml reads regardless of the spaces before them. */
function skipComments(cursor: Cursor): void {
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

/** Steps over the comment after a token, which go-yaml takes with the token. */
export function skipCommentBehind(cursor: Cursor): void {
  let at = cursor.at;
  while (at - cursor.at < COMMENT_REACH && isBlank(cursor.text.charCodeAt(at))) at++;
  if (cursor.text.charCodeAt(at) !== CODE.HASH) return;
  cursor.at = at;
  cursor.skipToBreak();
}
