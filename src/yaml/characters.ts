/** Character codes that mean something to YAML. */
export const CODE = {
  NUL: 0x00,
  TAB: 0x09,
  LF: 0x0a,
  CR: 0x0d,
  SPACE: 0x20,
  EXCLAMATION: 0x21,
  DOUBLE_QUOTE: 0x22,
  HASH: 0x23,
  PERCENT: 0x25,
  AMPERSAND: 0x26,
  SINGLE_QUOTE: 0x27,
  ASTERISK: 0x2a,
  PLUS: 0x2b,
  COMMA: 0x2c,
  DASH: 0x2d,
  DOT: 0x2e,
  ZERO: 0x30,
  NINE: 0x39,
  COLON: 0x3a,
  LESS: 0x3c,
  GREATER: 0x3e,
  QUESTION: 0x3f,
  AT: 0x40,
  OPEN_BRACKET: 0x5b,
  BACKSLASH: 0x5c,
  CLOSE_BRACKET: 0x5d,
  BACKTICK: 0x60,
  OPEN_BRACE: 0x7b,
  BAR: 0x7c,
  CLOSE_BRACE: 0x7d,
  NEXT_LINE: 0x85,
  LINE_SEPARATOR: 0x2028,
  PARAGRAPH_SEPARATOR: 0x2029,
  BYTE_ORDER_MARK: 0xfeff,
} as const;

/** Whether a character ends a line for go-yaml, which takes five characters for line breaks and GitHub one. */
export function isBreak(code: number): boolean {
  return (
    code === CODE.LF ||
    code === CODE.CR ||
    code === CODE.NEXT_LINE ||
    code === CODE.LINE_SEPARATOR ||
    code === CODE.PARAGRAPH_SEPARATOR
  );
}

export function isBlank(code: number): boolean {
  return code === CODE.SPACE || code === CODE.TAB;
}

/** Whether a character is a line break or the end of the text. */
export function isBreakOrEnd(code: number): boolean {
  return code === CODE.NUL || isBreak(code);
}

/** Whether a character is a space, a tab, a line break or the end of the text. */
export function isBlankOrEnd(code: number): boolean {
  return code <= CODE.SPACE
    ? code === CODE.SPACE || code === CODE.LF || code === CODE.CR || code === CODE.TAB || code === CODE.NUL
    : code === CODE.NEXT_LINE || code === CODE.LINE_SEPARATOR || code === CODE.PARAGRAPH_SEPARATOR;
}

/** Whether a character may be part of the name of an anchor: a letter or digit of ASCII, `_` or `-`. */
export function isWord(code: number): boolean {
  return (
    (code >= CODE.ZERO && code <= CODE.NINE) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a) ||
    code === 0x5f ||
    code === CODE.DASH
  );
}

/**
 * Characters that go-yaml refuses anywhere in a text, comments included; and the byte order mark, behind which go-yaml drops
 * the first character of lines, depending on where its buffer ends.
 */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufeff\ufffe\uffff]/g;

/** The offset of the first character from an offset on that go-yaml refuses; the length of the text if there is none. */
export function forbiddenFrom(text: string, from: number): number {
  FORBIDDEN.lastIndex = from;
  const found = FORBIDDEN.exec(text);
  return found ? found.index : text.length;
}

/** A character in the way in which Unicode names it: `U+0007`. */
export function codePointName(text: string, at: number): string {
  return `U+${(text.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
