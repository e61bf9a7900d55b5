import { CODE, isBlank, isBlankOrEnd, isBreakOrEnd, isWord } from './characters.ts';
import type { Cursor } from './cursor.ts';
import { fault } from './fault.ts';
import { mark, TOKEN, type Token } from './token.ts';

const BEHIND_NAME = new Set('?:,]}%@`');
/** Characters of a tag besides letters, digits, `-` and `_`. */
const URI = new Set(";/?:@&=+$,.!~*'()[]%");

/** An anchor or alias from its `&` or `*` on. */
export function scanName(cursor: Cursor): Token {
  const start = cursor.at;
  const type = cursor.code() === CODE.AMPERSAND ? TOKEN.ANCHOR : TOKEN.ALIAS;
  cursor.at++;
  const value = scanWord(cursor);
  const isEnd = isBlankOrEnd(cursor.code()) || BEHIND_NAME.has(cursor.text.charAt(cursor.at));
  if (value === '' || !isEnd) throw fault('bad-alias', start);
  return { type, start, end: cursor.at, value, suffix: '', isPlain: false };
}

function scanWord(cursor: Cursor): string {
  const from = cursor.at;
  while (isWord(cursor.code())) cursor.at++;
  return cursor.slice(from, cursor.at);
}

/** A tag from its `!` on: its handle in `value`, the rest in `suffix`. */
export function scanTag(cursor: Cursor): Token {
  const start = cursor.at;
  let value = '';
  let suffix: string;
  if (cursor.code(1) === CODE.LESS) {
    cursor.at += 2;
    suffix = scanUri(cursor, '', start);
    if (cursor.code() !== CODE.GREATER) throw fault('bad-tag', start);
    cursor.at++;
  } else {
    const handle = scanHandle(cursor);
    if (handle.length > 1 && handle.endsWith('!')) {
      value = handle;
      suffix = scanUri(cursor, '', start);
    } else {
      suffix = scanUri(cursor, handle, start);
      value = '!';
      if (suffix === '') [value, suffix] = [suffix, value];
    }
  }
  if (!isBlankOrEnd(cursor.code())) throw fault('bad-tag', start);
  return { type: TOKEN.TAG, start, end: cursor.at, value, suffix, isPlain: false };
}

function scanHandle(cursor: Cursor): string {
  const from = cursor.at;
  cursor.at++;
  scanWord(cursor);
  if (cursor.code() === CODE.EXCLAMATION) cursor.at++;
  return cursor.slice(from, cursor.at);
}

function scanUri(cursor: Cursor, head: string, start: number): string {
  const from = cursor.at;
  while (isWord(cursor.code()) || URI.has(cursor.text.charAt(cursor.at))) cursor.at++;
  if (cursor.at === from && head === '') throw fault('bad-tag', start);
  const written = head.slice(1) + cursor.slice(from, cursor.at);
  if (!written.includes('%')) return written;
  try {
    return decodeURIComponent(written);
  } catch {
    throw fault('bad-tag', start);
  }
}

/** A `%YAML` or `%TAG` line. */
export function scanDirective(cursor: Cursor): Token {
  const start = cursor.at;
  const bad = () => fault('bad-directive', start);
  cursor.at++;
  const name = scanWord(cursor);
  if (!isBlankOrEnd(cursor.code())) throw bad();
  skipBlanks(cursor);
  let value = '';
  let suffix = '';
  if (name === 'YAML') {
    const version = /^[0-9]{1,2}\.[0-9]{1,2}(?![0-9])/.exec(cursor.text.slice(cursor.at, cursor.at + 6))?.[0];
    if (version === undefined) throw bad();
    cursor.at += version.length;
    value = version.split('.').map(Number).join('.');
  } else if (name === 'TAG') {
    if (cursor.code() !== CODE.EXCLAMATION) throw bad();
    value = scanHandle(cursor);
    if (!value.endsWith('!') || !isBlank(cursor.code())) throw bad();
    skipBlanks(cursor);
    suffix = scanUri(cursor, '', start);
    if (!isBlankOrEnd(cursor.code())) throw bad();
  } else throw bad();
  const end = cursor.at;
  skipBlanks(cursor);
  if (cursor.code() === CODE.HASH) cursor.skipToBreak();
  if (!isBreakOrEnd(cursor.code())) throw bad();
  if (cursor.code() !== CODE.NUL) cursor.skipBreak();
  const type = name === 'YAML' ? TOKEN.VERSION_DIRECTIVE : TOKEN.TAG_DIRECTIVE;
  return { ...mark(type, start, end), value, suffix };
}

function skipBlanks(cursor: Cursor): void {
  while (isBlank(cursor.code())) cursor.at++;
}
