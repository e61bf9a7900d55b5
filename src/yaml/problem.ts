import type { TextFile } from '../repository/text-file.ts';
import { Origin } from './origin.ts';

/** What is wrong with the text itself; offsets into the source, end exclusive. The message never quotes the text. */
export interface TextProblem {
  readonly kind: TextProblemKind;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly related?: { readonly message: string; readonly start: number; readonly end: number };
}

/**
 * `directive`: a `%` line that kustomize does not take. `separator`: text on the line of a `---`. `unread-document`: text after the end of a document that kustomize never reads.
 * `more`: how many further problems of the file are not listed.
 */
export type TextProblemKind =
  | 'syntax'
  | 'character'
  | 'directive'
  | 'separator'
  | 'unread-document'
  | 'conflict-marker'
  | 'duplicate-key'
  | 'undefined-alias'
  | 'recursive-alias'
  | 'complex-key'
  | 'bad-merge'
  | 'bad-tag'
  | 'too-deep'
  | 'too-many-values'
  | 'too-many-aliases'
  | 'too-many-documents'
  | 'more';

/** The range of a text problem in its file, with the place that had a part in it. */
export function problemOrigin(file: TextFile, { start, end }: TextProblem, related?: Origin): Origin {
  return new Origin(file, start, start, start, end, related);
}

/** The kinds that mean that a document was not checked because it exceeds a limit. */
export const LIMITS: ReadonlySet<TextProblemKind> = new Set<TextProblemKind>([
  'too-deep',
  'too-many-values',
  'too-many-aliases',
  'too-many-documents',
]);
