import ignore from 'ignore';
import { directoryOf, type Tree } from './tree.ts';

/** Whether the tree's `.gitignore` files keep a path out of git, so that it may be there in a working copy and not here. */
export function isIgnored(tree: Tree, path: string): boolean {
  for (let directory = directoryOf(path); ; directory = directoryOf(directory)) {
    const rules = tree.textAt(directory === '' ? '.gitignore' : `${directory}/.gitignore`);
    const relative = directory === '' ? path : path.slice(directory.length + 1);
    if (rules && ignore().add(rules.text).ignores(relative)) return true;
    if (directory === '') return false;
  }
}
