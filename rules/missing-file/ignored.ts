import ignore, { type Ignore } from 'ignore';
import { directoryOf, isWithin, type Tree } from '../../src/repository/tree.ts';

/**
 * Whether the tree's `.gitignore` files keep a path out of git, so that it may be there in a working copy and not here.
 *
 * A pattern that ignores files which are in git next to that path keeps nothing out: if all but a few folders are ignored (`*`,
 * `!/apps`), files are added by force.
 */
export function isIgnored(tree: Tree, path: string): boolean {
  for (let directory = directoryOf(path); ; directory = directoryOf(directory)) {
    const rules = tree.textAt(directory === '' ? '.gitignore' : `${directory}/.gitignore`);
    if (rules && ignores(ignore().add(rules.text), directory, tree, path)) return true;
    if (directory === '') return false;
  }
}

function ignores(patterns: Ignore, directory: string, tree: Tree, path: string): boolean {
  const below = (file: string): string => (directory === '' ? file : file.slice(directory.length + 1));
  const { rule } = patterns.test(below(path));
  if (!rule) return false;
  const around = nearestDirectory(tree, path);
  for (const file of tree.files.keys())
    if (isWithin(file, around) && isWithin(file, directory) && patterns.test(below(file)).rule === rule) return false;
  return true;
}

/** The folder that a path would lie in, or the next one upward that is there. */
function nearestDirectory(tree: Tree, path: string): string {
  let directory = directoryOf(path);
  while (!tree.isDirectory(directory)) directory = directoryOf(directory);
  return directory;
}
