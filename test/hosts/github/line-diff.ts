import type { LineEdit } from './history.ts';

/** A line of two texts: kept, removed from the first (`-`), or added by the second (`+`). */
export interface DiffLine {
  readonly mark: ' ' | '-' | '+';
  readonly text: string;
}

/** The shortest way from one list of lines to another; what is removed comes before what takes its place. */
export function diffLines(before: readonly string[], after: readonly string[]): DiffLine[] {
  const common = commonLengths(before, after);
  const found: DiffLine[] = [];
  let [old, young] = [0, 0];
  while (old < before.length || young < after.length) {
    const [removed, added] = [before[old], after[young]];
    if (removed !== undefined && removed === added) {
      found.push({ mark: ' ', text: removed });
      old++;
      young++;
    } else if (removed !== undefined && (common[old + 1]?.[young] ?? 0) >= (common[old]?.[young + 1] ?? 0)) {
      found.push({ mark: '-', text: removed });
      old++;
    } else {
      found.push({ mark: '+', text: added ?? '' });
      young++;
    }
  }
  return found;
}

/** The number of lines that the rests of two lists from each pair of places have in common, in their order. */
function commonLengths(before: readonly string[], after: readonly string[]): number[][] {
  const lengths = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  for (let old = before.length - 1; old >= 0; old--) {
    for (let young = after.length - 1; young >= 0; young--) {
      const [row = [], next = []] = [lengths[old], lengths[old + 1]];
      row[young] =
        before[old] === after[young] ? (next[young + 1] ?? 0) + 1 : Math.max(next[young] ?? 0, row[young + 1] ?? 0);
    }
  }
  return lengths;
}

/** Runs of lines that change, as edits of the first text. */
export function editsOf(lines: readonly DiffLine[]): LineEdit[] {
  const found: LineEdit[] = [];
  let old = 0;
  for (let at = 0; at < lines.length; ) {
    const edit = { removed: 0, added: 0 };
    for (; lines[at] && lines[at]?.mark !== ' '; at++) edit[lines[at]?.mark === '-' ? 'removed' : 'added']++;
    if (edit.removed + edit.added > 0) found.push({ start: edit.removed === 0 ? old : old + 1, ...edit });
    old += edit.removed;
    if (at < lines.length) old++;
    at++;
  }
  return found;
}

const CONTEXT = 3;

/** The hunks of a diff with three lines of context, as git writes them; undefined where nothing changes. */
export function patchOf(lines: readonly DiffLine[]): string | undefined {
  const changed = lines.flatMap(({ mark }, at) => (mark === ' ' ? [] : at));
  const hunks: { first: number; last: number }[] = [];
  for (const at of changed) {
    const [first, last] = [Math.max(0, at - CONTEXT), Math.min(lines.length - 1, at + CONTEXT)];
    const open = hunks.at(-1);
    if (open && first <= open.last + 1) open.last = last;
    else hunks.push({ first, last });
  }
  return hunks.length === 0 ? undefined : hunks.map((hunk) => hunkText(lines, hunk)).join('\n');
}

function hunkText(lines: readonly DiffLine[], { first, last }: { first: number; last: number }): string {
  const shown = lines.slice(first, last + 1);
  const range = (other: DiffLine['mark']): string => {
    const count = shown.filter(({ mark }) => mark !== other).length;
    const before = lines.slice(0, first).filter(({ mark }) => mark !== other).length;
    return `${count === 0 ? before : before + 1},${count}`;
  };
  return [`@@ -${range('+')} +${range('-')} @@`, ...shown.map(({ mark, text }) => `${mark}${text}`)].join('\n');
}
