import type { ChangedFile } from '../repository/change.ts';
import { isKustomizationPath } from '../repository/kustomization-names.ts';
import type { TextFile } from '../repository/text-file.ts';
import { isWithin } from '../repository/tree.ts';
import { Origin } from '../yaml/origin.ts';
import type { Comparison, Deed } from './deed.ts';

/** What a change did to a file or a directory of the base that is gone. */
export function pathDeed(path: string, { change, base, head }: Comparison): Deed | undefined {
  const files = [...change.files.values()].filter(({ status, previousPath, path: own }) =>
    status === 'removed' ? isWithin(own, path) : previousPath !== undefined && isWithin(previousPath, path),
  );
  const moved = files.filter(({ status }) => status === 'renamed');
  const [file] = [...files].sort((a, b) => rank(a) - rank(b));
  if (!file) return undefined;
  if (file.status === 'removed') {
    const text = base.tree.textAt(file.path);
    const words = moved.length === 0 ? `deletes \`${path}\`` : `moves the files of \`${path}\``;
    return text && { side: 'base', at: lineOf(text, 1), words };
  }
  const text = head.tree.textAt(file.path);
  const to = new Set(files.map((one) => newPath(path, one)));
  const [only] = to;
  const words =
    only !== undefined && to.size === 1 ? `moves \`${path}\` to \`${only}\`` : `moves the files of \`${path}\``;
  return text && { side: 'head', at: lineOf(text, file.hunks[0]?.first ?? 1), words };
}

/** Where a directory, or a file, is now, as one of its files shows; undefined if that file has another name. */
function newPath(path: string, { path: now, previousPath = now }: ChangedFile): string | undefined {
  const rest = previousPath.slice(path.length);
  return now.endsWith(rest) ? now.slice(0, now.length - rest.length) : undefined;
}

/** Deleted files first, as each line of them can be commented on, and of those the kustomization.yaml. */
function rank({ status, path }: ChangedFile): number {
  return (status === 'removed' ? 0 : 2) + (isKustomizationPath(path) ? 0 : 1);
}

/** A line (from 1) of a text, without what ends it. */
export function lineOf(file: TextFile, line: number): Origin {
  const start = file.lineStart(line);
  const end = start + file.line(line).length;
  return new Origin(file, start, start, start, end);
}
