import type { Cursor } from './cursor.ts';
import { fault } from './fault.ts';

const ESCAPES = new Map<string, string>(
  Object.entries({
    '0': '\0',
    a: '\x07',
    b: '\b',
    t: '\t',
    '\t': '\t',
    n: '\n',
    v: '\v',
    f: '\f',
    r: '\r',
    e: '\x1b',
    ' ': ' ',
    '"': '"',
    "'": "'",
    '\\': '\\',
    N: '\x85',
    _: '\xa0',
    L: '\u2028',
    P: '\u2029',
  }),
);

const HEXADECIMAL = { x: /^[0-9A-Fa-f]{2}/, u: /^[0-9A-Fa-f]{4}/, U: /^[0-9A-Fa-f]{8}/ };

/** The character that an escape sequence in double quotes means; the cursor goes after it. Throws a Fault. */
export function scanEscape(cursor: Cursor): string {
  const { text, at } = cursor;
  const letter = text.charAt(at + 1);
  const simple = ESCAPES.get(letter);
  if (simple !== undefined) {
    cursor.at += 2;
    return simple;
  }
  const isNumber = letter === 'x' || letter === 'u' || letter === 'U';
  const digits = isNumber ? HEXADECIMAL[letter].exec(text.slice(at + 2, at + 10))?.[0] : undefined;
  const code = digits === undefined ? Number.NaN : Number.parseInt(digits, 16);
  if (digits === undefined || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
    throw fault('bad-escape', at, at + 2);
  cursor.at += 2 + digits.length;
  return String.fromCodePoint(code);
}
