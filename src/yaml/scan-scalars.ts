import { CODE, isBlank, isBlankOrEnd, isBreak, isBreakOrEnd } from './characters.ts';
import type { Cursor } from './cursor.ts';
import { fault } from './fault.ts';
import { escapedFold, Fold } from './fold.ts';
import { scanEscape } from './scan-escape.ts';
import { TOKEN, type Token } from './token.ts';

/** A plain scalar from the cursor on; `spansLines` where it went on to another line or up to one. */
export function scanPlain(cursor: Cursor, indent: number, isFlow: boolean): { token: Token; spansLines: boolean } {
  const { text } = cursor;
  const start = cursor.at;
  let fold: Fold | undefined;
  let value = '';
  let end = start;
  let isBehindBreak = false;
  for (;;) {
    if (cursor.code() === CODE.HASH || cursor.isAtDocumentIndicator()) break;
    const lineEnd = plainEnd(text, cursor.at, isFlow);
    if (lineEnd > cursor.at) {
      const line = cursor.slice(cursor.at, lineEnd);
      value = fold ? value + fold.take() + line : line;
      isBehindBreak = false;
      end = lineEnd;
      cursor.at = lineEnd;
    }
    cursor.at = skipBlanks(text, cursor.at);
    if (!isBreak(cursor.code())) break;
    for (;;) {
      const next = cursor.code();
      if (isBreak(next)) {
        fold ??= new Fold();
        fold.add(cursor.skipBreak());
        isBehindBreak = true;
      } else if (isBlank(next)) {
        if (isBehindBreak && next === CODE.TAB && cursor.column < indent) throw fault('tab-indent', cursor.at);
        cursor.at++;
      } else break;
    }
    if (!isFlow && cursor.column < indent) break;
  }
  const token: Token = { type: TOKEN.SCALAR, start, end, value, suffix: '', isPlain: true };
  return { token, spansLines: isBehindBreak };
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** Where the text of a plain scalar ends on its line, blanks after it left out. */
function plainEnd(text: string, from: number, isFlow: boolean): number {
  let at = from;
  let end = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code <= CODE.SPACE) {
      if (code !== CODE.SPACE && code !== CODE.TAB) return end;
      // A comment begins at a `#` after a blank.
      if (text.charCodeAt(at + 1) === CODE.HASH) return end;
      at++;
      continue;
    }
    if (code === CODE.COLON) {
      if (isBlankOrEnd(text.charCodeAt(at + 1))) return end;
    } else if (code >= CODE.NEXT_LINE) {
      if (isBreak(code)) return end;
    } else if (isFlow && isFlowIndicator(code)) return end;
    end = ++at;
  }
}

function isFlowIndicator(code: number): boolean {
  return (
    code === CODE.COMMA ||
    code === CODE.QUESTION ||
    code === CODE.OPEN_BRACKET ||
    code === CODE.CLOSE_BRACKET ||
    code === CODE.OPEN_BRACE ||
    code === CODE.CLOSE_BRACE
  );
}

/** A quoted scalar from its opening quote on. */
export function scanQuoted(cursor: Cursor): Token {
  const { text } = cursor;
  const start = cursor.at;
  const quote = cursor.code();
  const isSingle = quote === CODE.SINGLE_QUOTE;
  const fold = new Fold();
  let value = '';
  cursor.at++;
  for (;;) {
    if (cursor.isAtDocumentIndicator()) throw fault('quote-meets-document', start);
    let isBehindBreak = false;
    let from = cursor.at;
    for (;;) {
      const code = cursor.code();
      if (code === quote) {
        if (!isSingle || cursor.code(1) !== quote) break;
        value += cursor.slice(from, cursor.at + 1);
        cursor.at += 2;
        from = cursor.at;
      } else if (code === CODE.BACKSLASH && !isSingle) {
        value += cursor.slice(from, cursor.at);
        if (isBreak(cursor.code(1))) {
          cursor.at++;
          cursor.skipBreak();
          isBehindBreak = true;
        } else value += scanEscape(cursor);
        from = cursor.at;
        if (isBehindBreak) break;
      } else if (isBreakOrEnd(code)) break;
      else if (isBlank(code)) {
        const blanks = cursor.at;
        cursor.at = skipBlanks(text, blanks);
        if (!isBreak(cursor.code())) continue;
        value += cursor.slice(from, blanks);
        from = cursor.at;
        break;
      } else cursor.at++;
    }
    value += cursor.slice(from, cursor.at);
    if (cursor.code() === CODE.NUL) throw fault('quote-unclosed', start);
    if (cursor.code() === quote) break;
    for (;;) {
      if (isBreak(cursor.code())) fold.add(cursor.skipBreak());
      else if (isBlank(cursor.code())) cursor.at++;
      else break;
    }
    value += isBehindBreak ? escapedFold(fold) : fold.take();
  }
  cursor.at++;
  return { type: TOKEN.SCALAR, start, end: cursor.at, value, suffix: '', isPlain: false };
}
