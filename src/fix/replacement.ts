import type { Edit } from '../findings/finding.ts';
import type { TextFile } from '../repository/text-file.ts';

/** Text in place of a range: offsets in UTF-16 code units from 0, end exclusive. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The texts that edits are applied to; undefined for a file that may not be edited. */
export type ReadText = (path: string) => TextFile | undefined;

/** An edit in a file of the reading that it was made from. */
export function toReplacement({ start, end, text }: Edit, file: TextFile): Replacement {
  const offset = ({ line, column }: Edit['start']): number =>
    Math.min(file.lineStart(line) + column - 1, file.text.length);
  // A line that is added ends as the one that it is added to.
  const own = endsWithReturn(file, start.line) ? text.replace(/\r?\n/g, '\r\n') : text;
  return { start: offset(start), end: offset(end), text: own };
}

/** Whether a line ends with a carriage return, or the one before it if it is the last one. */
function endsWithReturn(file: TextFile, line: number): boolean {
  const { text } = file;
  const end = file.lineStart(line + 1);
  const breaks = text.charAt(end - 1) === '\n' ? end : file.lineStart(line);
  return text.charAt(breaks - 2) === '\r';
}
