import { isHeadText } from '../../src/repository/git-directory.ts';
import { directoryOf, join, nameOf, type Tree } from '../../src/repository/tree.ts';

/**
 * The paths of the `HEAD` of each folder that git takes for a repository: `HEAD` names a branch or a commit, and `objects` and `refs`
 * are there, or in the folder that a file `commondir` names (`is_git_directory` in git's setup.c). Names count in any case, as they do
 * on the disks of macOS and Windows.
 */
export function embeddedRepositories(tree: Tree): string[] {
  const paths = [...tree.files.keys(), ...tree.links.keys()];
  return paths.filter((path) => nameOf(path).toLowerCase() === 'head' && isHead(tree, path) && hasStore(tree, path));
}

function isHead(tree: Tree, path: string): boolean {
  const target = tree.links.get(path);
  return target?.startsWith('refs/') === true || isHeadText(tree.textAt(path)?.text ?? '');
}

function hasStore(tree: Tree, head: string): boolean {
  const directory = directoryOf(head);
  const names = namesIn(tree, directory);
  const shared = names.get('commondir');
  if (shared === undefined) return hasObjects(names);
  const target = tree.textAt(join(directory, shared) ?? '')?.text.replace(/[\r\n]+$/, '') ?? '';
  const common = target.startsWith('/') ? undefined : join(directory, target);
  // What lies outside of the tree may be there when git looks.
  return common === undefined || hasObjects(namesIn(tree, common));
}

function hasObjects(names: ReadonlyMap<string, string>): boolean {
  return names.has('objects') && names.has('refs');
}

/** The names of folders and files in a directory, by the same in small letters. */
function namesIn(tree: Tree, directory: string): Map<string, string> {
  return new Map(tree.names(directory).map((name) => [name.toLowerCase(), name]));
}
