import { realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { git, gitPlaceOf } from './git.ts';
import { isInside } from './inside.ts';
import { isTracked } from './revision.ts';
import { normalize, type Tree } from './tree.ts';
import { readWorkTree } from './work-tree.ts';

/** Files of a checkout at most. */
const MAX_FILES = 200_000;

/**
 * The absolute folder of another repository's checkout, at a path relative to the checked folder. Or why it cannot be read, as the
 * rest of a sentence about the path.
 */
export function folderBeside(judged: string, path: string): { readonly folder: string } | { readonly refused: string } {
  let folder: string;
  try {
    folder = realpathSync(join(judged, path));
    if (!statSync(folder).isDirectory()) return { refused: 'is not a directory' };
  } catch {
    return { refused: 'is neither in this repository nor next to it' };
  }
  if (isInside(judged, folder)) return { refused: 'contains the repository that is being checked' };
  const inside = normalize(path);
  if (inside === undefined) return { folder };
  if (folder !== join(judged, inside)) return { refused: 'goes through a symbolic link' };
  return isTracked(judged, inside)
    ? { refused: 'belongs to this repository, but is outside the checked directory' }
    : { folder };
}

/** The commit of a checkout and the tags of that commit. None if git does not report them, or if the folder is not a checkout of its own. */
export function revisionsOf(folder: string): string[] {
  if (gitPlaceOf(folder)?.top !== folder) return [];
  const lines = (...args: string[]): string[] =>
    git(folder, args)
      .toString('utf8')
      .split('\n')
      .filter((line) => line !== '');
  try {
    return [...lines('rev-parse', 'HEAD'), ...lines('tag', '--points-at', 'HEAD')];
  } catch {
    return [];
  }
}

/** Reads a checkout, its files below `root`, or undefined if they are too many. Symbolic links lead nowhere else. */
export function readBeside(folder: string, root: string): Tree | undefined {
  const tree = readWorkTree(folder, { root, most: MAX_FILES });
  return tree.files.size > MAX_FILES ? undefined : tree;
}
