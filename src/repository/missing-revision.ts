import { GitError, git } from './git.ts';
import { isShallow, resolveCommit } from './revision.ts';

/** What to do about a revision that the repository of a folder does not have, as sentences. */
export function missingRevisionAdvice(folder: string, revision: string): string {
  const [remote] = remotes(folder);
  const tracking = `${remote}/${revision}`;
  if (remote !== undefined && isFetchable(revision) && resolveCommit(folder, tracking) !== undefined)
    return `Did you mean \`${tracking}\`?`;
  const start = /^([^~^@]+|@)(?:[~^]|@\{)/.exec(revision)?.[1];
  if (start !== undefined && resolveCommit(folder, start) !== undefined)
    return isShallow(folder) ? DEEPEN : `The history of \`${start}\` does not go back that far.`;
  if (remote === undefined || start !== undefined || !isFetchable(revision)) return 'Check its spelling.';
  if (/^[0-9a-f]{40}$/.test(revision)) return `Fetch it first: git fetch ${remote} ${revision}`;
  if (/^[0-9a-f]{7,39}$/.test(revision)) return isShallow(folder) ? DEEPEN : `Fetch it first: git fetch ${remote}`;
  const isTracking = revision.startsWith(`${remote}/`);
  const branch = isTracking ? revision.slice(remote.length + 1) : revision;
  const fetch = `git fetch ${remote} ${branch}:refs/remotes/${remote}/${branch}`;
  return isTracking ? `Fetch it first: ${fetch}` : `Fetch it first, and use --base ${remote}/${branch}: ${fetch}`;
}

const DEEPEN =
  'This is a shallow clone, which does not go back that far. Run git fetch --unshallow, or set fetch-depth: 0 for actions/checkout.';

/** Whether a text can be the name of a branch, or the id of a commit. */
function isFetchable(revision: string): boolean {
  return /^\w[\w./-]*$/.test(revision) && revision !== 'HEAD' && !revision.startsWith('refs/');
}

/** The names of the remotes, `origin` first. */
function remotes(folder: string): string[] {
  try {
    const names = git(folder, ['remote']).toString('utf8').split('\n').filter(Boolean);
    return names.sort((a, b) => Number(b === 'origin') - Number(a === 'origin'));
  } catch (error) {
    if (error instanceof GitError) return [];
    throw error;
  }
}
