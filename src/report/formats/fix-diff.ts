import type { Edit, Fix } from '../../findings/finding.ts';
import type { Snippets } from '../../masking/redactor.ts';
import type { Position } from '../../repository/text-file.ts';

/** Lines that a fix takes away and lines that it puts in their place. */
export interface Hunk {
  readonly path: string;
  /** The first line concerned, from 1. */
  readonly line: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** A fix as changed lines, or undefined if the lines are not available. */
export function hunksOf(fix: Fix, snippets: Snippets): Hunk[] | undefined {
  const hunks: Hunk[] = [];
  for (const edits of touching(fix.edits)) {
    const hunk = toHunk(edits, snippets);
    if (!hunk) return undefined;
    hunks.push(hunk);
  }
  return hunks;
}

/** Edits that share lines, together and in order. */
function touching(edits: readonly Edit[]): Edit[][] {
  const ordered = [...edits].sort(
    (a, b) =>
      (a.path < b.path ? -1 : a.path > b.path ? 1 : 0) ||
      a.start.line - b.start.line ||
      a.start.column - b.start.column,
  );
  const groups: Edit[][] = [];
  for (const edit of ordered) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && last.path === edit.path && edit.start.line <= last.end.line) group.push(edit);
    else groups.push([edit]);
  }
  return groups;
}

function toHunk(edits: readonly Edit[], snippets: Snippets): Hunk | undefined {
  const [first] = edits;
  const last = edits.at(-1);
  if (!first || !last) return undefined;
  const { path, start } = first;
  const removed: string[] = [];
  for (let line = start.line; line <= last.end.line; line++) {
    // An edit that ends with a line break ends at the start of the next line, which need not exist.
    const masked = snippets.line(path, line);
    const text = masked?.text ?? (line === last.end.line && last.end.column === 1 ? '' : undefined);
    // The rest of a masked line is not to be repeated.
    if (text === undefined || masked?.isMasked) return undefined;
    removed.push(text);
  }
  return withoutEqualEnds({ path, line: start.line, removed, added: apply(removed, edits, start.line) });
}

function apply(lines: readonly string[], edits: readonly Edit[], firstLine: number): string[] {
  const offset = ({ line, column }: Position): number =>
    lines.slice(0, line - firstLine).reduce((sum, { length }) => sum + length + 1, 0) + column - 1;
  let text = lines.join('\n');
  for (const { start, end, text: replacement } of edits.toReversed())
    text = text.slice(0, offset(start)) + replacement + text.slice(offset(end));
  return text.split(/\r?\n/);
}

function withoutEqualEnds({ path, line, removed, added }: Hunk): Hunk {
  const shorter = Math.min(removed.length, added.length);
  let head = 0;
  while (head < shorter && removed[head] === added[head]) head++;
  let tail = 0;
  while (tail < shorter - head && removed.at(-1 - tail) === added.at(-1 - tail)) tail++;
  return {
    path,
    line: line + head,
    removed: removed.slice(head, removed.length - tail),
    added: added.slice(head, added.length - tail),
  };
}
