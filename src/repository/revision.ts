import { relative, sep } from 'node:path';
import { GitError, git, gitPlaceOf, isFileEntry } from './git.ts';
import { entriesOf } from './path-name.ts';

/** The commit that a name means, or undefined if the repository does not have it. */
export function resolveCommit(folder: string, revision: string): string | undefined {
  try {
    return git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])
      .toString('utf8')
      .trim();
  } catch {
    return undefined;
  }
}

/** The last commit that two commits have in common, or undefined if the available history does not reach it. */
export function mergeBase(folder: string, a: string, b: string): string | undefined {
  try {
    return git(folder, ['merge-base', a, b]).toString('utf8').trim() || undefined;
  } catch {
    return undefined;
  }
}

/** The commits of a change. */
export interface CommitRange {
  /** The last commit that head and base have in common. */
  readonly base: string;
  /** Undefined for the work tree on top of `HEAD`. */
  readonly head?: string | undefined;
  /** All commits of the change, where this clone may have others that look as if they were. */
  readonly commits?: readonly string[] | undefined;
}

/** The last commits of a change on the branch itself, newest first; what they merge is not among them. None if git cannot tell. */
export function commitsOnBranch(folder: string, { base, head = 'HEAD' }: CommitRange, most: number): string[] {
  const range = ['--first-parent', `--max-count=${most}`, '--end-of-options', `${base}..${head}`, '--'];
  try {
    return git(folder, ['rev-list', ...range])
      .toString('latin1')
      .split('\n')
      .filter(Boolean);
  } catch {
    return [];
  }
}

/** Whether the available history has all commits of a change, with their parents; the head's own do not matter. */
export function hasCommits(folder: string, { base, head, commits }: CommitRange): boolean {
  if (!isShallow(folder)) return true;
  const lines = git(folder, ['rev-list', '--parents', '--end-of-options', `${base}..${head ?? 'HEAD'}`, '--'])
    .toString('latin1')
    .split('\n');
  const withParents = new Set(lines.flatMap((line) => (line.includes(' ') ? line.slice(0, line.indexOf(' ')) : [])));
  if (commits) return commits.every((commit) => commit === head || withParents.has(commit));
  return lines.every((line) => line === '' || line.includes(' '));
}

/** The path of a folder inside its repository, with `/` and without a slash at the end; `''` at the top; undefined outside a repository. */
export function folderInRepository(folder: string): string | undefined {
  const place = gitPlaceOf(folder);
  return place && relative(place.top, folder).split(sep).join('/');
}

/** Whether the available history is incomplete, as in a checkout with depth 1. */
export function isShallow(folder: string): boolean {
  return git(folder, ['rev-parse', '--is-shallow-repository']).toString('utf8').trim() === 'true';
}

/** Whether the clone omits files until they are requested (`git clone --filter`). */
export function isPartial(folder: string): boolean {
  return settingNames(folder, '^(remote\\..*\\.promisor|extensions\\.partialclone)$').length > 0;
}

/** The ids of the files and folders of a commit, or of all commits of a range (`a..b`), that a partial clone does not have. */
export function listMissing(folder: string, revision: string): string[] {
  const walk = revision.includes('..') ? [] : ['--no-walk'];
  const output = git(folder, ['rev-list', '--objects', '--missing=print', ...walk, revision]).toString('latin1');
  return [...output.matchAll(/^\?([0-9a-f]+)/gm)].map(([, id = '']) => id);
}

/** Whether a branch of a remote, or what a pipeline was started for, has the commit that is checked out. */
export function isOnRemote(folder: string): boolean {
  try {
    const namespaces = ['refs/remotes', 'refs/pipelines'];
    return git(folder, ['for-each-ref', '--count=1', '--contains=HEAD', ...namespaces]).length > 0;
  } catch {
    return false;
  }
}

/** The addresses of a repository's remotes; none outside a repository. */
export function remoteUrls(folder: string): string[] {
  return setting(folder, ['--get-regexp', '^remote\\..*\\.url$']).map((entry) => entry.slice(entry.indexOf('\n') + 1));
}

/** Names of settings that match a pattern, in every configuration that git reads. */
export function settingNames(folder: string, pattern: string): string[] {
  return setting(folder, ['--name-only', '--get-regexp', pattern]);
}

/** Entries of `git config`. None if nothing is set. */
function setting(folder: string, args: readonly string[]): string[] {
  try {
    return entriesOf(git(folder, ['config', '--null', ...args])).map((entry) => entry.toString('utf8'));
  } catch {
    return [];
  }
}

/** The absolute path of the repository that a folder belongs to; undefined outside a repository. */
export function repositoryFolder(folder: string): string | undefined {
  return gitPlaceOf(folder)?.top;
}

/** Whether git has files or links of a repository at a path in a folder of it; a submodule is another repository's. */
export function isTracked(folder: string, path: string): boolean {
  try {
    return entriesOf(git(folder, ['ls-files', '--stage', '-z', '--', `:(literal)${path}`])).some(isFileEntry);
  } catch (error) {
    if (error instanceof GitError) return false;
    throw error;
  }
}
