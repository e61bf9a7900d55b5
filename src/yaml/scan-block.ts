import { CODE, isBlank, isBreak, isBreakOrEnd } from './characters.ts';
import type { Cursor } from './cursor.ts';
import { fault } from './fault.ts';
import { TOKEN, type Token } from './token.ts';

interface Header {
  readonly keeps: boolean;
  readonly strips: boolean;
  /** The digit of the header; 0 if there is none. */
  readonly increment: number;
}

/** A `|` or `>` scalar from its header on. `parent` is the indentation of the parent, -1 at the top level. */
export function scanBlock(cursor: Cursor, parent: number): Token {
  const { text } = cursor;
  const start = cursor.at;
  const isLiteral = cursor.code() === CODE.BAR;
  const { keeps, strips, increment } = scanHeader(cursor);
  const breaks = new Breaks(cursor, parent, increment === 0 ? 0 : Math.max(parent, 0) + increment);
  let value = '';
  let leading = '';
  let isLeadingBlank = false;
  let end = cursor.at;
  let trailing = breaks.scan();
  while (cursor.column === breaks.indent && cursor.code() !== CODE.NUL) {
    const isIndented = isBlank(cursor.code());
    if (!isLiteral && !isLeadingBlank && !isIndented && leading === '\n') {
      if (trailing === '') value += ' ';
    } else value += leading;
    value += trailing;
    isLeadingBlank = isIndented;
    const from = cursor.at;
    cursor.skipToBreak();
    value += cursor.slice(from, cursor.at);
    end = cursor.at;
    leading = cursor.code() === CODE.NUL ? '' : cursor.skipBreak();
    trailing = breaks.scan();
  }
  if (!strips) value += leading;
  if (keeps) value += trailing;
  while (end > start + 1 && (isBlank(text.charCodeAt(end - 1)) || isBreak(text.charCodeAt(end - 1)))) end--;
  return { type: TOKEN.SCALAR, start, end, value, suffix: '', isPlain: false };
}

function scanHeader(cursor: Cursor): Header {
  let chomping = 0;
  let increment = 0;
  cursor.at++;
  const scanChomping = (): boolean => {
    const code = cursor.code();
    if (code !== CODE.PLUS && code !== CODE.DASH) return false;
    chomping = code;
    cursor.at++;
    return true;
  };
  const scanDigit = (): void => {
    const code = cursor.code();
    if (code < CODE.ZERO || code > CODE.NINE) return;
    if (code === CODE.ZERO) throw fault('block-header', cursor.at);
    increment = code - CODE.ZERO;
    cursor.at++;
  };
  if (scanChomping()) scanDigit();
  else {
    scanDigit();
    if (increment > 0) scanChomping();
  }
  while (isBlank(cursor.code())) cursor.at++;
  if (cursor.code() === CODE.HASH) cursor.skipToBreak();
  if (!isBreakOrEnd(cursor.code())) throw fault('block-header', cursor.at);
  if (cursor.code() !== CODE.NUL) cursor.skipBreak();
  return { keeps: chomping === CODE.PLUS, strips: chomping === CODE.DASH, increment };
}

/** Reads the indentation and the empty lines before a line of a block scalar. */
class Breaks {
  readonly #cursor: Cursor;
  readonly #parent: number;
  /** The column of the scalar's text; 0 until it is known. */
  indent: number;

  constructor(cursor: Cursor, parent: number, indent: number) {
    this.#cursor = cursor;
    this.#parent = parent;
    this.indent = indent;
  }

  scan(): string {
    const cursor = this.#cursor;
    let widest = 0;
    let breaks = '';
    for (;;) {
      const isIndentation = (): boolean => this.indent === 0 || cursor.column < this.indent;
      while (isIndentation() && cursor.code() === CODE.SPACE) cursor.at++;
      widest = Math.max(widest, cursor.column);
      if (isIndentation() && cursor.code() === CODE.TAB) throw fault('block-tab', cursor.at);
      if (!isBreak(cursor.code())) break;
      breaks += cursor.skipBreak();
    }
    if (this.indent === 0) this.indent = Math.max(widest, this.#parent + 1, 1);
    return breaks;
  }
}
