import { execFileSync, spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type GitPlace, nearestGitPlace } from './git-directory.ts';
import { type GitSetting, gitEnvironment } from './git-environment.ts';
import { entriesOf } from './path-name.ts';

/** A git command that failed: the arguments and what git said. */
export class GitError extends Error {
  override name = 'GitError';
}

/** What a command takes besides its arguments. */
export interface GitOptions {
  readonly input?: string;
  readonly settings?: readonly GitSetting[];
}

const MAX_OUTPUT = 1 << 30;
const NOT_INSTALLED = 'git is not installed';

/** Settings that neither a user's nor a repository's configuration can take back: nothing runs but git itself. */
const FIXED = [
  ...['core.quotepath=off', 'core.fsmonitor=false', 'core.hooksPath=/dev/null', 'core.attributesFile=/dev/null'],
  ...[
    'core.alternateRefsCommand=:',
    'safe.bareRepository=explicit',
    'submodule.recurse=false',
    'gc.auto=0',
    'maintenance.auto=false',
  ],
].flatMap((setting) => ['-c', setting]);

const places = new Map<string, GitPlace>();

/**
 * The checkout that a folder belongs to; undefined outside of one. The folder is absolute and free of symbolic links.
 *
 * It is the nearest one upward, unless a checkout around it, of the same user, has files of that folder: git itself keeps none of
 * those, neither of a submodule nor of a second checkout, so someone added the inner `.git`. The workspace of a job does not
 * show more, because `path` of actions/checkout can create checkouts anywhere in it. The owner of a checkout does not matter
 * otherwise, because nothing in its configuration is run.
 */
export function gitPlaceOf(folder: string): GitPlace | undefined {
  const known = places.get(folder);
  if (known) return known;
  const nearest = nearestGitPlace(folder);
  const around = nearest && nearest.top !== join(nearest.top, '..') ? gitPlaceOf(join(nearest.top, '..')) : undefined;
  const place =
    around && nearest && isOfSameUser(around, nearest) && hasFilesOf(around, nearest.top) ? around : nearest;
  if (place) places.set(folder, place);
  return place;
}

function isOfSameUser(a: GitPlace, b: GitPlace): boolean {
  return statSync(a.gitDir).uid === statSync(b.gitDir).uid;
}

/** Whether a checkout has files in a folder of it; a submodule is another repository's. */
function hasFilesOf(place: GitPlace, folder: string): boolean {
  try {
    return entriesOf(runGit(place, folder, ['ls-files', '--stage', '-z', '--', '.'])).some(isFileEntry);
  } catch (error) {
    if (error instanceof GitError) return false;
    throw error;
  }
}

/** Whether an entry of `git ls-files --stage` is a file, and not the commit of a submodule. */
export function isFileEntry(entry: Buffer): boolean {
  return !entry.toString('latin1').startsWith('160000 ');
}

/** Runs git in a folder and gives its output. Throws GitError when git fails, does not exist, or the folder is in no checkout. */
export function git(folder: string, args: readonly string[], options: GitOptions = {}): Buffer {
  const place = gitPlaceOf(folder);
  if (!place) throw new GitError(`git ${args[0]}: this folder is not inside a git repository`);
  return runGit(place, folder, args, options);
}

function runGit(place: GitPlace, folder: string, args: readonly string[], options: GitOptions = {}): Buffer {
  try {
    // Not in the folder itself, where some systems look for programs.
    return execFileSync('git', [...gitWords(place, folder), ...args], {
      cwd: place.gitDir,
      input: options.input ?? '',
      maxBuffer: MAX_OUTPUT,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: gitEnvironment(options.settings),
    });
  } catch (error) {
    throw new GitError(`git ${args[0]}: ${reason(error)}`);
  }
}

/** Whether git can be run in the checkout of a folder. */
export function isGitInstalled(folder: string): boolean {
  try {
    git(folder, ['--version']);
    return true;
  } catch (error) {
    return !(error instanceof GitError && error.message.endsWith(NOT_INSTALLED));
  }
}

/** How far a fetch may reach, and for how long. */
export interface FetchOptions {
  /** The only protocol that git may speak: `https`, `http`, `file` or `none`. */
  readonly protocol: string;
  readonly settings: readonly GitSetting[];
  readonly input: string;
  /** Milliseconds. */
  readonly timeLimit: number;
}

/** Runs `git fetch` in a checkout; says whether it worked. */
export function gitFetch(folder: string, args: readonly string[], options: FetchOptions): Promise<boolean> {
  const place = gitPlaceOf(folder);
  if (!place) return Promise.resolve(false);
  const env = gitEnvironment(options.settings, options.protocol);
  return new Promise((done) => {
    const process = spawn('git', [...gitWords(place, folder), 'fetch', ...args], {
      cwd: place.gitDir,
      env,
      timeout: options.timeLimit,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    process.on('error', () => done(false));
    process.on('close', (code) => done(code === 0));
    process.stdin.on('error', () => {
      // It ended before it read everything, as its exit code shows.
    });
    process.stdin.end(options.input);
  });
}

/** What comes before every command: where git works, and what it must not do. */
function gitWords({ top, gitDir }: GitPlace, folder: string): string[] {
  return ['-C', folder, `--git-dir=${gitDir}`, `--work-tree=${top}`, '--no-replace-objects', ...FIXED];
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'ENOENT') return NOT_INSTALLED;
  const said =
    'stderr' in error && error.stderr instanceof Uint8Array ? Buffer.from(error.stderr).toString('utf8').trim() : '';
  return said === '' ? error.message : (said.split('\n').at(-1) ?? said);
}
