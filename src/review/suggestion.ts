import type { Edit, Finding } from '../findings/finding.ts';
import type { Snippets } from '../masking/redactor.ts';
import type { Change, LineRange } from '../repository/change.ts';
import type { TextFile } from '../repository/text-file.ts';
import { hunkAt, linesOf } from './place.ts';

/** Lines of the head and the text that a host offers to put in their place. */
export interface Suggestion {
  readonly lines: LineRange;
  /** Whole lines with their line breaks. Empty if the lines are to go. */
  readonly text: string;
}

/** The head's texts: as they are, and as they may be shown. */
export interface HeadTexts {
  readonly text: (path: string) => TextFile | undefined;
  readonly snippets: Snippets;
}

/** Lines of one suggestion at most. */
const MOST_LINES = 50;

/**
 * A finding's fix as a suggestion, or undefined if it has none that fits.
 *
 * It fits if its edits lie on one run of lines that contains the finding's own, in one hunk, and no line of them keeps a secret.
 */
export function suggest(
  { location, fix }: Pick<Finding, 'location' | 'fix'>,
  change: Change,
  head: HeadTexts,
): Suggestion | undefined {
  const edits = fix?.edits ?? [];
  if (edits.length === 0 || edits.some(({ path }) => path !== location.path)) return undefined;
  const ranges = edits.map(linesOf);
  const lines = {
    first: Math.min(...ranges.map(({ first }) => first)),
    last: Math.max(...ranges.map(({ last }) => last)),
  };
  const hunk = hunkAt(change, location.path, lines.first);
  if (!hunk || lines.last > hunk.last || lines.last - lines.first >= MOST_LINES) return undefined;
  if (location.start.line < lines.first || location.start.line > lines.last) return undefined;
  const file = head.text(location.path);
  if (!file || lines.last > file.lineCount || !maySuggest(file, lines, head.snippets)) return undefined;
  const before = file.text.slice(file.lineStart(lines.first), file.lineStart(lines.last + 1));
  const text = replaced(file, lines, edits);
  return text === before ? undefined : { lines, text };
}

/** Lines with a secret are never repeated, and hosts do not keep carriage returns. */
function maySuggest(file: TextFile, { first, last }: LineRange, snippets: Snippets): boolean {
  for (let line = first; line <= last; line++) {
    const text = file.text.slice(file.lineStart(line), file.lineStart(line + 1));
    if (text.includes('\r') || snippets.line(file.path, line)?.text !== file.line(line)) return false;
  }
  return true;
}

/** The lines with the edits made, ending with a line break unless nothing is left. */
function replaced(file: TextFile, lines: LineRange, edits: readonly Edit[]): string {
  const offset = ({ line, column }: Edit['start']): number => file.lineStart(line) + column - 1;
  const start = file.lineStart(lines.first);
  let text = file.text.slice(start, file.lineStart(lines.last + 1));
  const fromTheEnd = [...edits].sort((a, b) => offset(b.start) - offset(a.start));
  for (const edit of fromTheEnd) {
    text = text.slice(0, offset(edit.start) - start) + edit.text + text.slice(offset(edit.end) - start);
  }
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
