import { Origin } from '../yaml/origin.ts';
import type { BaselineEntry, PlacedEntry } from './entry.ts';
import { entryText } from './write.ts';

/** A change of the text of a baseline. */
export interface BaselineEdit {
  readonly at: Origin;
  readonly text: string;
}

/**
 * The edits by which some entries of a baseline accept fewer findings; those that accept none are deleted.
 *
 * `all` are the entries of the file in its order, and `parts` says by how many findings some of them get smaller.
 */
export function without(all: readonly PlacedEntry[], parts: ReadonlyMap<BaselineEntry, number>): BaselineEdit[] {
  const [first] = all;
  const isGone = ({ entry }: PlacedEntry): boolean => (parts.get(entry) ?? 0) >= entry.count;
  const last = all.findLastIndex((one) => !isGone(one));
  if (first && last === -1) return [{ at: between(first, first.at.start, all.at(-1)?.at.end ?? 0), text: '' }];
  return all.flatMap((one, index) => {
    const part = parts.get(one.entry) ?? 0;
    const [before, next] = [all[index - 1], all[index + 1]];
    if (part === 0) return [];
    if (!isGone(one)) return { at: one.at, text: entryText({ ...one.entry, count: one.entry.count - part }) };
    // What is gone takes the comma after it along, and at the end of the list the one before it.
    const at =
      index < last
        ? between(one, one.at.start, next?.at.start ?? one.at.end)
        : between(one, before?.at.end ?? one.at.start, one.at.end);
    return { at, text: '' };
  });
}

function between({ at: { file } }: PlacedEntry, start: number, end: number): Origin {
  return new Origin(file, start, start, start, end);
}
