import { lineChanges } from '../text/line-diff.ts';
import type { Change, ChangedFile, LineRange } from './change.ts';
import type { Hunks } from './patch.ts';
import type { Tree } from './tree.ts';

/** Lines around a change that a hunk shows. */
const CONTEXT = 3;

/** A change whose head has other texts at some paths, so that the lines of these files are those of the new texts. */
export function editedChange(change: Change, base: Tree, head: Tree, paths: Iterable<string>): Change {
  const files = new Map(change.files);
  for (const path of paths) {
    const now = head.textAt(path)?.text;
    if (now === undefined) continue;
    const known = change.files.get(path);
    const before = known?.status === 'added' ? undefined : base.textAt(known?.previousPath ?? path)?.text;
    const hunks = hunksBetween(linesOf(before ?? ''), linesOf(now));
    const status: ChangedFile['status'] = known?.status ?? (before === undefined ? 'added' : 'modified');
    if (status === 'modified' && hunks.added.length + hunks.deleted.length === 0) files.delete(path);
    else files.set(path, { path, ...known, status, ...hunks });
  }
  return { ...change, files };
}

function linesOf(text: string): string[] {
  const lines = text.split('\n');
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

function hunksBetween(before: readonly string[], after: readonly string[]): Hunks {
  const changes = lineChanges(before, after);
  return {
    hunks: around(
      changes.map((one) => one.after),
      after.length,
    ),
    added: changes.flatMap((one) => rangeOf(one.after)),
    baseHunks: around(
      changes.map((one) => one.before),
      before.length,
    ),
    deleted: changes.flatMap((one) => rangeOf(one.before)),
  };
}

function rangeOf({ start, end }: { readonly start: number; readonly end: number }): LineRange[] {
  return end > start ? [{ first: start + 1, last: end }] : [];
}

/** The ranges with their context, joined where they touch. */
function around(ranges: readonly { readonly start: number; readonly end: number }[], count: number): LineRange[] {
  const hunks: LineRange[] = [];
  for (const { start, end } of ranges) {
    const [hunk] = rangeOf({ start: Math.max(0, start - CONTEXT), end: Math.min(count, end + CONTEXT) });
    const last = hunks.at(-1);
    if (!hunk) continue;
    if (last && hunk.first <= last.last + 1) hunks[hunks.length - 1] = { first: last.first, last: hunk.last };
    else hunks.push(hunk);
  }
  return hunks;
}
