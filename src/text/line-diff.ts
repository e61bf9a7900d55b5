import { diffArrays } from 'diff';

/** A run of lines that differ. Indexes from 0, `end` exclusive; one of the two sides may be empty. */
export interface LineChange {
  readonly before: { readonly start: number; readonly end: number };
  readonly after: { readonly start: number; readonly end: number };
}

/** Differing lines up to which the shortest description is searched for: the work grows with their number times that of all lines. */
const MOST_EDITS = 1000;

/** What changes between two lists of lines, in their order; lists that differ too much are one change. */
export function lineChanges(before: readonly string[], after: readonly string[]): LineChange[] {
  const parts = diffArrays([...before], [...after], { maxEditLength: MOST_EDITS });
  if (!parts) return [{ before: { start: 0, end: before.length }, after: { start: 0, end: after.length } }];
  const changes: LineChange[] = [];
  let [old, now] = [0, 0];
  for (const { added, removed, count } of parts) {
    const [from, other] = [old, now];
    if (!added) old += count;
    if (!removed) now += count;
    if (!added && !removed) continue;
    const last = changes.at(-1);
    const isNext = last && last.before.end === from && last.after.end === other;
    const start = isNext ? { before: last.before.start, after: last.after.start } : { before: from, after: other };
    if (isNext) changes.pop();
    changes.push({ before: { start: start.before, end: old }, after: { start: start.after, end: now } });
  }
  return changes;
}
