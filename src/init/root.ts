import { isWithin } from '../repository/tree.ts';
import type { Revision } from '../revision/revision.ts';

/** The folder that the applied paths are relative to, if it is below the root of the tree and none of them exists elsewhere. */
export function appliedRoot({ reconcilers, tree }: Revision): string | undefined {
  const names = reconcilers.flatMap(({ entrypoints }) => entrypoints.map(({ name }) => name));
  const applied = reconcilers.flatMap(({ deploys }) =>
    deploys.flatMap(({ directory, isElsewhere }) => (isElsewhere ? [] : (directory ?? []))),
  );
  const missing = [...new Set(applied)].filter((path) => !tree.isDirectory(path));
  if (missing.length === 0) return undefined;
  const roots = foldersAbove(names[0] ?? '').filter((root) => names.every((name) => isWithin(name, root)));
  return roots.find(
    (root) =>
      missing.every((path) => tree.isDirectory(`${root}/${path}`)) &&
      // A path that exists shows that paths start at the root of the tree, unless a cluster starts there.
      applied.every((path) => missing.includes(path) || names.includes(path)),
  );
}

/** The folders that a path is in, the widest first. */
function foldersAbove(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}
