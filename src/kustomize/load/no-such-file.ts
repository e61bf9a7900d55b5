import type { Tree } from '../../repository/tree.ts';

/** What the system says of a path: the first part of it that is missing. */
export function noSuchFile(path: string, tree: Tree): string {
  const parts = path.split('/');
  let missing = path;
  for (let length = 1; length < parts.length; length++) {
    const head = parts.slice(0, length).join('/');
    if (tree.isDirectory(head) || tree.file(head)) continue;
    missing = head;
    break;
  }
  return `evalsymlink failure on '${path}' : lstat ${missing}: no such file or directory`;
}
