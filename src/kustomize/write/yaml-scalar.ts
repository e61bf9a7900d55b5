import { formatNumber } from '../resources/number.ts';
import { isOther } from './other-types.ts';

/** Characters that go-yaml v2 does not print as they are: tabs, control characters, and all beyond the basic plane. */
const SPECIAL = /[^\n\x20-\x7E\u00A0-\uD7FF\uE000-\uFEFE\uFF00-\uFFFD]/;
const LINE_BREAK = /[\r\n\x85\u2028\u2029]/;
/** What no plain scalar of a block may hold or begin with. */
const BLOCK_INDICATOR = /^(?:---|\.\.\.|[#,[\]{}&*!|>'"%@`]|[?:-](?:[ \n]|$))|:(?:[ \n]|$)|[ \n]#/;
/** Columns behind which go-yaml breaks a line at the next space. */
const MAX_WIDTH = 80;

/** A key as kustomize writes it: plain where that reads back as text, otherwise in quotes. */
export function keyText(key: string): string {
  return inlineText(key, Number.NEGATIVE_INFINITY, '');
}

/**
 * A text as kustomize writes it outside of a block: plain if that reads back as text, otherwise in quotes. It is broken at spaces
 * if it is long. `column` is where it starts, `indent` the indentation of the lines after the first.
 */
export function inlineText(text: string, column: number, indent: string): string {
  if (text === '') return '""';
  if (SPECIAL.test(text) || LINE_BREAK.test(text) || isOther(text)) return doubleQuoted(text, column, indent);
  if (!BLOCK_INDICATOR.test(text) && !text.startsWith(' ') && !text.endsWith(' '))
    return foldSpaces(text, column, indent);
  return `'${foldSpaces(text.replaceAll("'", "''"), column + 1, indent)}'`;
}

/** Breaks a text at single spaces after the maximal width. */
function foldSpaces(text: string, column: number, indent: string): string {
  if (column + text.length <= MAX_WIDTH) return text;
  let result = '';
  let at = column;
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const isBreak =
      code === 0x20 &&
      at > MAX_WIDTH &&
      index > 0 &&
      index < text.length - 1 &&
      text.charCodeAt(index - 1) !== 0x20 &&
      text.charCodeAt(index + 1) !== 0x20;
    if (isBreak) {
      result += `${text.slice(start, index)}\n${indent}`;
      start = index + 1;
      at = indent.length;
    } else if (code < 0xdc00 || code > 0xdfff) at++;
  }
  return result + text.slice(start);
}

/** Whether a text is written as a literal block. */
export function isBlock(text: string): boolean {
  return text.includes('\n') && !SPECIAL.test(text) && !/ (?:[\n\u2028\u2029]|$)/.test(text);
}

/** The lines of a literal block, its `|` first. */
export function blockLines(text: string, indent: string): string {
  const hint = /^[ \n\u2028\u2029]/.test(text) ? '2' : '';
  const chomping = !text.endsWith('\n') ? '-' : text === '\n' || text.endsWith('\n\n') ? '+' : '';
  const body = text.endsWith('\n') ? text.slice(0, -1) : text;
  const lines = body.split('\n').map((line) => (line === '' ? '' : indent + line));
  return `|${hint}${chomping}\n${lines.join('\n')}`;
}

const ESCAPES: { readonly [character: string]: string } = {
  '\0': '\\0',
  '\x07': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '\x1b': '\\e',
  '"': '\\"',
  '\\': '\\\\',
  '\x85': '\\N',
  '\u2028': '\\L',
  '\u2029': '\\P',
};

function doubleQuoted(text: string, column: number, indent: string): string {
  let result = '"';
  let at = column + 1;
  let isAfterSpace = false;
  const characters = [...text];
  for (let index = 0; index < characters.length; index++) {
    const character = characters[index] ?? '';
    if (character !== ' ') {
      const escaped = escapeCharacter(character);
      result += escaped;
      at += escaped.length === 2 && escaped === character ? 1 : escaped.length;
      isAfterSpace = false;
      continue;
    }
    if (!isAfterSpace && at > MAX_WIDTH && index > 0 && index < characters.length - 1) {
      // A space at the start of the next line would get lost.
      const isSpaceNext = characters[index + 1] === ' ';
      result += `\n${indent}${isSpaceNext ? '\\' : ''}`;
      at = indent.length + (isSpaceNext ? 1 : 0);
    } else {
      result += ' ';
      at++;
    }
    isAfterSpace = true;
  }
  return `${result}"`;
}

const PRINTABLE = /^[\x20-\x7E\u00A0-\u2027\u202A-\uD7FF\uE000-\uFEFE\uFF00-\uFFFD]$/;

function escapeCharacter(character: string): string {
  const named = ESCAPES[character];
  if (named !== undefined) return named;
  if (PRINTABLE.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  const digits = code.toString(16).toUpperCase();
  if (code <= 0xff) return `\\x${digits.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`;
}

/** A number, boolean or null as kustomize writes it; `written` is its source, kept for integers that a float cannot hold. */
export function plainValue(value: number | boolean | null, written: string | undefined): string {
  if (typeof value !== 'number') return String(value);
  if (Number.isInteger(value) && !Number.isSafeInteger(value) && written && /^[-+]?[0-9]{16,20}$/.test(written)) {
    if (BigInt(written) < 2n ** 64n && BigInt(written) >= -(2n ** 63n)) return String(BigInt(written));
  }
  return formatNumber(value);
}
