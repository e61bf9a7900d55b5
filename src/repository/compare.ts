import { existsSync, realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../usage-error.ts';
import type { Change } from './change.ts';
import { readChange } from './diff.ts';
import { GitError } from './git.ts';
import { readCommit } from './object-store.ts';
import { folderInRepository, isShallow, mergeBase, resolveCommit } from './revision.ts';
import type { Tree } from './tree.ts';

/** The folder to judge, absolute; throws UsageError where it is not one. */
export function judgedFolder(path: string): string {
  const folder = resolve(path);
  if (!existsSync(folder)) throw new UsageError(`${path} does not exist.`);
  if (!statSync(folder).isDirectory())
    throw new UsageError(`${path} is a file; name the folder that holds the repository's manifests.`);
  return realpathSync(folder);
}

/** The merge base of a revision and HEAD with what changed since in the work tree; throws UsageError with what is missing. */
export function compareWith(folder: string, revision: string): { tree: Tree; change: Change } {
  if (folderInRepository(folder) === undefined)
    throw new UsageError(`--base ${revision}: ${folder} is not inside a git repository.`);
  const commit = resolveCommit(folder, revision);
  if (commit === undefined)
    throw new UsageError(
      `--base ${revision}: there is no such commit here. Fetch it first: git fetch origin ${revision}`,
    );
  if (resolveCommit(folder, 'HEAD') === undefined)
    throw new UsageError(`--base ${revision}: this repository has no commit yet.`);
  const base = mergeBase(folder, commit, 'HEAD');
  if (base === undefined) {
    const advice = isShallow(folder)
      ? 'The history here is cut off: git fetch --unshallow (actions/checkout: fetch-depth: 0).'
      : 'They share no history.';
    throw new UsageError(`--base ${revision}: no merge base of ${revision} and HEAD. ${advice}`);
  }
  try {
    return { tree: readCommit(folder, base), change: readChange(folder, base) };
  } catch (error) {
    if (error instanceof GitError) throw new UsageError(`--base ${revision}: ${error.message}`);
    throw error;
  }
}
