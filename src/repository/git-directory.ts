import { lstatSync, readFileSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isInside } from './inside.ts';

/** A checkout that git works in; both paths are absolute and free of symbolic links. */
export interface GitPlace {
  /** The top of the work tree. */
  readonly top: string;
  /** Where git keeps what belongs to this work tree: `.git`, or what a `.git` file of a worktree or submodule names. */
  readonly gitDir: string;
}

/**
 * The nearest folder upward, `folder` included, that has a `.git` of its own, or undefined if there is none.
 *
 * A bare repository is never one: git would take the files of a pull request (`HEAD`, `objects/`, `refs/`, `config`) for it. A `.git`
 * that leads into the folder that contains it is not one either, for worktrees and submodules keep theirs elsewhere.
 */
export function nearestGitPlace(folder: string): GitPlace | undefined {
  for (let top = folder; ; top = dirname(top)) {
    const gitDir = gitDirectoryOf(top);
    if (gitDir !== undefined) return { top, gitDir };
    if (dirname(top) === top) return undefined;
  }
}

/** The directory that the `.git` of a folder is or leads to, or undefined if that is not one of git's. */
function gitDirectoryOf(folder: string): string | undefined {
  const path = join(folder, '.git');
  try {
    const stat = lstatSync(path);
    if (stat.isDirectory()) return isGitDirectory(path) ? path : undefined;
    const target = stat.isSymbolicLink() ? path : resolve(folder, gitFileTarget(path));
    const real = realpathSync(target);
    return !isInside(real, folder) && isGitDirectory(real) ? real : undefined;
  } catch {
    return undefined;
  }
}

const GIT_FILE_SIZE = 8192;

/** What a `.git` file names. Throws if it is not such a file. */
function gitFileTarget(path: string): string {
  if (!statSync(path).isFile() || statSync(path).size > GIT_FILE_SIZE) throw new Error('not a .git file');
  const [, target] = /^gitdir: (.+?)[\r\n]*$/s.exec(readFileSync(path, 'utf8')) ?? [];
  if (target === undefined) throw new Error('not a .git file');
  return target;
}

/** Whether git would take a directory for a repository: `is_git_directory` in git's setup.c. */
function isGitDirectory(path: string): boolean {
  if (!isHead(path)) return false;
  let common = path;
  try {
    common = resolve(path, readFileSync(join(path, 'commondir'), 'utf8').replace(/[\r\n]+$/, ''));
  } catch {
    // Only worktrees share the directory of another one.
  }
  return isDirectory(join(common, 'objects')) && isDirectory(join(common, 'refs'));
}

/** Whether a text is that of a `HEAD`: the name of a branch, or a commit's id. */
export function isHeadText(text: string): boolean {
  return /^ref:\s*refs\//.test(text) || /^(?:[0-9a-f]{40}|[0-9a-f]{64})\s*$/i.test(text);
}

function isHead(path: string): boolean {
  const head = join(path, 'HEAD');
  try {
    return lstatSync(head).isSymbolicLink()
      ? readlinkSync(head).startsWith('refs/')
      : isHeadText(readFileSync(head, 'utf8'));
  } catch {
    return false;
  }
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
