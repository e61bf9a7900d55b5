import { git } from './git.ts';
import { readCommit } from './object-store.ts';
import { entriesOf, pathName } from './path-name.ts';
import type { TreeFile } from './tree-file.ts';

/** What of a revision a checkout leaves out. */
export interface LeftOut {
  readonly files: readonly TreeFile[];
  readonly links: ReadonlyMap<string, string>;
}

const NOTHING: LeftOut = { files: [], links: new Map() };

/**
 * The files below a folder that a sparse checkout leaves out, as the commit has them. Their paths are relative to the folder.
 *
 * Throws GitError if a partial clone does not have them.
 */
export function leftOutFiles(folder: string): LeftOut {
  if (!isSparse(folder)) return NOTHING;
  // Git marks what is not in a sparse checkout with an S: skip-worktree.
  const entries = entriesOf(git(folder, ['ls-files', '-t', '-z', '--', '.']));
  const skipped = entries.flatMap((entry) => (entry[0] === 0x53 ? pathName(entry.subarray(2)).text : []));
  if (skipped.length === 0) return NOTHING;
  const commit = readCommit(folder, 'HEAD');
  return {
    files: skipped.flatMap((path) => commit.files.get(path) ?? []),
    links: new Map(
      skipped.flatMap((path) => {
        const target = commit.links.get(path);
        return target === undefined ? [] : [[path, target] as const];
      }),
    ),
  };
}

function isSparse(folder: string): boolean {
  try {
    const set = git(folder, ['config', '--type=bool', '--get', 'core.sparseCheckout']);
    return set.toString('utf8').trim() === 'true';
  } catch {
    return false;
  }
}
