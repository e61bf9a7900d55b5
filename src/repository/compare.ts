import { existsSync, lstatSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UsageError } from '../usage-error.ts';
import type { Change, PassedFiles } from './change.ts';
import { readChange } from './diff.ts';
import { GitError, gitPlaceOf, isGitInstalled } from './git.ts';
import { isInside } from './inside.ts';
import { missingPath } from './missing-path.ts';
import { missingRevisionAdvice } from './missing-revision.ts';
import { readCommit } from './object-store.ts';
import { passedFiles } from './passed-files.ts';
import { type CommitRange, folderInRepository, isShallow, isTracked, mergeBase, resolveCommit } from './revision.ts';
import type { Tree } from './tree.ts';

/** The folder to check, absolute and without links. Throws UsageError if it is not a folder, or if a link in a repository points outside of it. */
export function judgedFolder(path: string): string {
  const folder = resolve(path);
  if (!existsSync(folder)) throw missingPath(path);
  if (!statSync(folder).isDirectory())
    throw new UsageError(`${path} is a file. Specify the directory that contains the manifests.`);
  const real = realpathSync(folder);
  const link = trackedLink(folder, real);
  if (link !== undefined)
    throw new UsageError(
      `${path} is outside the repository because ${link} is a symbolic link. Specify the directory that it points to, or one in the repository.`,
    );
  return real;
}

/** The symbolic link on the way to a folder that a repository brought and that leads out of it. */
function trackedLink(folder: string, real: string): string | undefined {
  for (let path = folder; dirname(path) !== path; path = dirname(path)) {
    if (!lstatSync(path).isSymbolicLink()) continue;
    const link = join(realpathSync(dirname(path)), basename(path));
    const place = gitPlaceOf(dirname(link));
    if (place && !isInside(real, place.top) && isTracked(dirname(link), basename(link))) return link;
  }
  return undefined;
}

/** The merge base as far as it is available, and what changed since. */
export interface Base {
  readonly tree: Tree;
  readonly change: Change;
  /** Whether the tree is the whole base; else it contains no more than the files that decide who may do what. */
  readonly whole: boolean;
}

/** The base of a change. Throws UsageError if git cannot read or compare it. */
export function readBase(folder: string, range: CommitRange): Base {
  const { base, head } = range;
  try {
    const passed = (): PassedFiles => passedFiles(folder, range);
    return { tree: readCommit(folder, base), change: { ...readChange(folder, base, head), passed }, whole: true };
  } catch (error) {
    if (error instanceof GitError) throw new UsageError(`The base ${base} cannot be read: ${error.message}`);
    throw error;
  }
}

/** The merge base of a revision and HEAD with what changed since in the work tree. Throws UsageError with what is missing. */
export function compareWith(folder: string, revision: string): Base {
  if (folderInRepository(folder) === undefined)
    throw new UsageError(`--base ${revision}: ${folder} is not inside a git repository.`);
  if (!isGitInstalled(folder)) throw new UsageError(`--base ${revision} requires git, which is not on the PATH.`);
  const commit = resolveCommit(folder, revision);
  if (commit === undefined)
    throw new UsageError(
      `--base ${revision}: this commit is not in the repository. ${missingRevisionAdvice(folder, revision)}`,
    );
  if (resolveCommit(folder, 'HEAD') === undefined)
    throw new UsageError(`--base ${revision}: this repository has no commits yet.`);
  const base = mergeBase(folder, commit, 'HEAD');
  if (base === undefined) {
    const advice = isShallow(folder)
      ? 'This is a shallow clone. Run git fetch --unshallow, or set fetch-depth: 0 for actions/checkout.'
      : 'They have no common history.';
    throw new UsageError(`--base ${revision}: no merge base of ${revision} and HEAD. ${advice}`);
  }
  return readBase(folder, { base });
}
