import type { Location } from '../findings/finding.ts';
import type { Change, LineRange } from '../repository/change.ts';

/** The hunk of a change that contains a line of the head, or undefined if a host takes no comment on it. */
export function hunkAt(change: Change, path: string, line: number): LineRange | undefined {
  return change.files.get(path)?.hunks.find(({ first, last }) => first <= line && line <= last);
}

/** The lines that a range is on; one that ends with a line break is not on the line after it. */
export function linesOf({ start, end }: Pick<Location, 'start' | 'end'>): LineRange {
  const last = end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
  return { first: start.line, last };
}

/** The lines that a comment on a place can be on: those in the hunk of its first line; undefined if that is in none. */
export function commentLines(change: Change, location: Location): LineRange | undefined {
  const { first, last } = linesOf(location);
  const hunk = hunkAt(change, location.path, first);
  return hunk && { first, last: Math.min(last, hunk.last) };
}
