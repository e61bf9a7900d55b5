import type { ParseError } from '@marcbachmann/cel-js';

/** Texts in an expression. */
export const TEXT = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g;

/** What CEL calls functions of other languages. */
export const FOREIGN: ReadonlyMap<string, string> = new Map(
  Object.entries({
    size: ['len', 'length', 'count'],
    exists: ['any', 'some', 'anyMatch'],
    all: ['every', 'allMatch'],
    contains: ['includes', 'has'],
    lowerAscii: ['lower', 'toLower', 'toLowerCase'],
    upperAscii: ['upper', 'toUpper', 'toUpperCase'],
    startsWith: ['hasPrefix', 'startswith'],
    endsWith: ['hasSuffix', 'endswith'],
    matches: ['match', 'regex', 'regexMatch', 'test'],
  }).flatMap(([name, others]) => others.map((other) => [other, name] as const)),
);

/** The parser's codes for what is not a mistake in the syntax. */
const OTHER: ReadonlySet<string> = new Set(['limit_exceeded', 'expression_must_be_string']);
/** Bytes without escapes, which the parser does not read. */
const RAW_BYTES = /\b(?:[bB][rR]|[rR][bB])["']/;

/** What is wrong with an expression that the parser does not read, and what is probably meant; undefined if it may be right. */
export function syntaxWords({ code, message }: ParseError, expression: string): string | undefined {
  if (OTHER.has(code) || RAW_BYTES.test(expression)) return undefined;
  const why = message.split('\n')[0] ?? '';
  if (code === 'invalid_escape_sequence') return `${why}. Write two backslashes, or \`r\` before the text`;
  const word = /(?<![\w.])(and|or|not)\s/.exec(expression.replace(TEXT, '""'))?.[1];
  return word === undefined ? why : `${why}. CEL has \`${WORDS[word]}\` in place of \`${word}\``;
}

const WORDS: Readonly<Record<string, string>> = { and: '&&', or: '||', not: '!' };
