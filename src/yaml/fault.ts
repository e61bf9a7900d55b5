import type { TextProblemKind } from './problem.ts';
/** What stops go-yaml at a place, each with what we say about it: our own words, which never hold text of the file. */
export const FAULTS = {
  'bad-alias': 'the name of this alias or anchor is not valid: use letters, digits, `-` and `_`',
  'bad-character': 'this text cannot start with this character: put it in quotes',
  'bad-directive': 'a line that begins with `%` is a directive, and this one is not valid',
  'bad-escape': 'this is not a valid escape sequence for text in double quotes: write `\\\\` for a backslash',
  'bad-tag': 'this tag (`!`) is not valid',
  'block-header':
    'only `+`, `-`, a digit from 1 to 9 and a comment are allowed after the `|` or `>` of a block of text',
  'block-tab': 'a tab indents this block of text: indent with spaces',
  'byte-order-mark':
    'a byte order mark (U+FEFF) is inside the text, where tools lose characters because of it: delete it',
  'dash-missing': 'this line is not a list item, but is indented like the list items above it',
  'document-start-missing': 'a `---` line must follow the directives, in the same document',
  'duplicate-directive': 'this directive is written twice',
  'entry-not-allowed':
    'a list item (`- `) is not allowed here: put it on a line of its own, indented like its neighbors',
  'flow-list-unclosed': 'this `[` is not closed',
  'flow-list-comma': 'a `,` or `]` is missing before this, or the text around it needs quotes',
  'flow-map-unclosed': 'this `{` is not closed',
  'flow-map-comma': 'a `,` or `}` is missing before this, or the text around it needs quotes',
  'key-missing':
    'this line does not fit the keys above it: check its indentation, and the quotes and brackets before it',
  'key-not-allowed': 'a key (`? `) is not allowed here',
  'colon-missing': 'a `:` is missing after this key, or the line is not indented as part of the value above it',
  'no-value': 'a value is missing here',
  'quote-meets-document': 'this quote is not closed before the document ends',
  'quote-unclosed': 'this quote is not closed',
  'tab-indent': 'a tab indents this line: indent with spaces',
  'undefined-tag': 'this tag (`!`) has a prefix that no `%TAG` line defines',
  'value-not-allowed':
    'a `:` is not allowed here: the line is indented too far, or the text must be in quotes because it contains `: `',
  version: 'kustomize reads YAML 1.1 only: delete the `%YAML` line',
} as const;

export type FaultCode = keyof typeof FAULTS;

/** Thrown if a document cannot be read on. Offsets count from the start of the text that is read. */
export class Fault extends Error {
  readonly kind: TextProblemKind;
  readonly start: number;
  readonly end: number;

  constructor(kind: TextProblemKind, message: string, start: number, end = start + 1) {
    super(message);
    this.kind = kind;
    this.start = start;
    this.end = end;
  }
}

/** A syntax error at a place. */
export function fault(code: FaultCode, start: number, end = start + 1): Fault {
  const kind = code === 'version' || code === 'document-start-missing' ? 'directive' : 'syntax';
  return new Fault(kind, FAULTS[code], start, end);
}
