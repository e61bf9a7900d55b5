import { GitError, git, gitList } from './git.ts';

/** The commit that a name means; undefined where the repository does not have it. */
export function resolveCommit(folder: string, revision: string): string | undefined {
  try {
    return git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])
      .toString('utf8')
      .trim();
  } catch {
    return undefined;
  }
}

/** The last commit that two commits have in common; undefined where the history at hand does not reach it. */
export function mergeBase(folder: string, a: string, b: string): string | undefined {
  try {
    return git(folder, ['merge-base', a, b]).toString('utf8').trim() || undefined;
  } catch {
    return undefined;
  }
}

/** The path of a folder inside its repository, with `/` and without a slash at the end; `''` at the top; undefined outside a repository. */
export function folderInRepository(folder: string): string | undefined {
  try {
    return git(folder, ['rev-parse', '--show-prefix']).toString('utf8').trim().replace(/\/$/, '');
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}

/** Whether the history at hand is cut off, as in a checkout with depth 1. */
export function isShallow(folder: string): boolean {
  return git(folder, ['rev-parse', '--is-shallow-repository']).toString('utf8').trim() === 'true';
}

/** The addresses of a repository's remotes; none outside a repository. */
export function remoteUrls(folder: string): string[] {
  try {
    const settings = gitList(folder, ['config', '--get-regexp', '^remote\\..*\\.url$'], '\n');
    return settings.map((line) => line.slice(line.indexOf(' ') + 1));
  } catch {
    return [];
  }
}

/** The absolute path of the repository that a folder belongs to; undefined outside a repository. */
export function repositoryFolder(folder: string): string | undefined {
  try {
    return git(folder, ['rev-parse', '--show-toplevel']).toString('utf8').trim() || undefined;
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}
