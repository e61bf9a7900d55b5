import type { Location } from '../findings/finding.ts';
import { type Change, changesInBase, hasLine, type LineRange } from '../repository/change.ts';

/** The hunk of a change that contains a line of the head, or undefined if a host takes no comment on it. */
export function hunkAt(change: Change, path: string, line: number): LineRange | undefined {
  return change.files.get(path)?.hunks.find(({ first, last }) => first <= line && line <= last);
}

/** The lines that a range is on; one that ends with a line break is not on the line after it. */
export function linesOf({ start, end }: Pick<Location, 'start' | 'end'>): LineRange {
  const last = end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
  return { first: start.line, last };
}

/** Where a comment can be: lines of one side of the diff of a file, which has its path in the head. */
export interface Spot {
  readonly path: string;
  readonly side: 'base' | 'head';
  readonly lines: LineRange;
}

/** Where a comment on a place can be; undefined if the diff does not show its first line. */
export function spotAt(change: Change, location: Location): Spot | undefined {
  return location.side === 'base' ? spotInBase(change, location) : spotInHead(change, location);
}

function spotInHead(change: Change, location: Location): Spot | undefined {
  const lines = commentLines(change, location);
  return lines && { path: location.path, side: 'head', lines };
}

/** On a line of the base, which the diff shows on its other side. */
function spotInBase(change: Change, { path, start }: Location): Spot | undefined {
  const file = changesInBase(change).get(path);
  const isShown = file && hasLine(file.baseHunks, start.line);
  return isShown ? { path: file.path, side: 'base', lines: { first: start.line, last: start.line } } : undefined;
}

/** The lines that a comment on a place can be on: those in the hunk of its first line; undefined if that is in none. */
function commentLines(change: Change, location: Location): LineRange | undefined {
  const { first, last } = linesOf(location);
  const hunk = hunkAt(change, location.path, first);
  return hunk && { first, last: Math.min(last, hunk.last) };
}
