import { realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { GitError, gitList } from './git.ts';
import { directoryOf, normalize, type Tree } from './tree.ts';
import { readWorkTree } from './work-tree.ts';

/** Files of a checkout at most. */
const MAX_FILES = 200_000;

/**
 * The absolute folder of another repository's checkout, at a path relative to the judged folder; or why there is none that may
 * be read, as the rest of a sentence about the path.
 */
export function folderBeside(judged: string, path: string): { readonly folder: string } | { readonly refused: string } {
  let folder: string;
  try {
    folder = realpathSync(join(judged, path));
    if (!statSync(folder).isDirectory()) return { refused: 'is no directory' };
  } catch {
    return { refused: 'is neither in this repository nor beside it on the disk' };
  }
  if (isInside(judged, folder)) return { refused: 'holds the repository that is judged' };
  const inside = normalize(path);
  if (inside === undefined) return { folder };
  if (folder !== join(judged, inside)) return { refused: 'leads over a symbolic link' };
  return isTracked(judged, inside) ? { refused: 'belongs to this repository, but not in what is judged' } : { folder };
}

/** The commit of a checkout and the tags of that; none where git does not tell. */
export function revisionsOf(folder: string): string[] {
  try {
    return [...gitList(folder, ['rev-parse', 'HEAD'], '\n'), ...gitList(folder, ['tag', '--points-at', 'HEAD'], '\n')];
  } catch {
    return [];
  }
}

/** Reads a checkout, its files below `root`; undefined where they are too many. Symbolic links lead nowhere else. */
export function readBeside(folder: string, root: string): Tree | undefined {
  const tree = readWorkTree(folder, { root, most: MAX_FILES });
  if (tree.files.size > MAX_FILES) return undefined;
  const real = new Map<string, boolean>();
  // A folder that git knows may have become a link that leads elsewhere.
  const isReal = (path: string): boolean => {
    const directory = directoryOf(path.slice(root.length + 1));
    let known = real.get(directory);
    if (known === undefined) {
      known = realpathSync(join(folder, directory)) === join(folder, directory);
      real.set(directory, known);
    }
    return known;
  };
  return tree.without((path) => !isReal(path));
}

/** Whether git has files of the judged repository at a path; a submodule is another repository's. */
function isTracked(judged: string, path: string): boolean {
  try {
    const entries = gitList(judged, ['ls-files', '--stage', '-z', '--', `:(literal)${path}`]);
    return entries.some((entry) => !entry.startsWith('160000 '));
  } catch (error) {
    if (error instanceof GitError) return false;
    throw error;
  }
}

/** Whether a folder is another one or lies in it. */
function isInside(folder: string, other: string): boolean {
  const way = relative(other, folder);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}
