import type { Change, ChangedFile } from './change.ts';
import type { Tree } from './tree.ts';

/** The files of a change that have one of some paths, before or after it. */
export function changedAmong(paths: ReadonlySet<string>, { files }: Change): ChangedFile[] {
  return [...files.values()].filter((file) => pathsOf(file).some((path) => paths.has(path)));
}

/** The head of a change as it would be without what the change does to some files, and the rest of the change. */
export function undone(
  head: Tree,
  { tree: base, change }: { readonly tree: Tree; readonly change: Change },
  changed: readonly ChangedFile[],
): { readonly head: Tree; readonly change: Change } {
  const paths = new Set(changed.flatMap(pathsOf));
  const restored = <V>(now: ReadonlyMap<string, V>, before: ReadonlyMap<string, V>): Map<string, V> =>
    new Map([...[...now].filter(([path]) => !paths.has(path)), ...[...before].filter(([path]) => paths.has(path))]);
  const files = restored(head.files, base.files).values();
  const tree = head.withFiles(files, restored(head.links, base.links));
  const left = [...change.files].filter(([, file]) => !changed.includes(file));
  return { head: tree, change: { ...change, files: new Map(left) } };
}

function pathsOf({ path, previousPath }: ChangedFile): string[] {
  return previousPath === undefined ? [path] : [path, previousPath];
}
