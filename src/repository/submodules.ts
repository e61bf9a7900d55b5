import { join, type Tree } from './tree.ts';

/** The directories of a repository's submodules; `root` is where the repository is in the tree. */
export function submodulesOf(tree: Tree, root = ''): string[] {
  const file = tree.textAt(root === '' ? '.gitmodules' : `${root}/.gitmodules`);
  const lines = file?.text.matchAll(/^\s*path\s*=\s*(.+?)\s*$/gm) ?? [];
  return [...lines].flatMap(([, path]) => (path === undefined ? [] : (join(root, path) ?? [])));
}
