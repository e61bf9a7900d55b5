import { GitError } from '../../repository/git.ts';
import { hasCommits, isShallow, mergeBase, resolveCommit } from '../../repository/revision.ts';
import { UsageError } from '../../usage-error.ts';
import type { GitHubEvent } from './event.ts';
import { fetchCommit, fetchCommits, fetchFiles, fetchHistory, type Remote } from './fetch.ts';

/** The commits of a run, all of them in the local object store. */
export interface Revisions {
  readonly head: string;
  /** Whether the work tree is the head; a pull request's checkout usually is the test merge, whose lines differ. */
  readonly checkedOut: boolean;
  /** The last common commit of head and base, or undefined if there is no base or it cannot be fetched. */
  readonly base: string | undefined;
  /** All commits between, where the history of the checkout is cut off and may show others; undefined if they are not known. */
  readonly commits?: readonly string[] | undefined;
}

/** The last common commit of two, and all commits of the second one since; undefined if there are too many. */
export interface Ancestry {
  readonly base: string;
  readonly commits: readonly string[] | undefined;
}

/** Asks GitHub where two commits parted, or undefined if it does not say. */
export type AskMergeBase = (base: string, head: string) => Promise<Ancestry | undefined>;

/** Finds the commits of an event and fetches what the checkout lacks, from the repository that the event names. Throws UsageError if the head cannot be had. */
export async function findRevisions(
  event: Pick<GitHubEvent, 'head' | 'bases'>,
  remote: Remote,
  ask: AskMergeBase,
): Promise<Revisions> {
  requireRepository(remote.folder);
  const head = resolveCommit(remote.folder, event.head) ?? (await fetchCommit(remote, event.head));
  if (head === undefined) {
    throw new UsageError(
      `The commit ${event.head} is not in this checkout and cannot be fetched. Run actions/checkout with fetch-depth: 0 before this action.`,
    );
  }
  await fetchFiles(remote, head);
  const checkedOut = resolveCommit(remote.folder, 'HEAD') === head;
  for (const candidate of event.bases) {
    const found = await baseOf(candidate, head, remote, ask);
    if (found === undefined) continue;
    const { base, commits } = found;
    await fetchFiles(remote, base);
    if (commits && !hasCommits(remote.folder, { base, head, commits }))
      await fetchCommits(remote, head, commits.length);
    await fetchFiles(remote, `${base}..${head}`);
    return { head, checkedOut, base, commits };
  }
  return { head, checkedOut, base: undefined };
}

function requireRepository(folder: string): void {
  try {
    isShallow(folder);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    throw new UsageError(
      `${folder} is not a git checkout (${error.message}). Run actions/checkout before this action.`,
    );
  }
}

async function baseOf(name: string, head: string, remote: Remote, ask: AskMergeBase): Promise<Ancestry | undefined> {
  const { folder } = remote;
  // The branches of a checkout are the remote's, and may be older than the remote itself.
  const local = name.startsWith('refs/') ? undefined : resolveCommit(folder, name);
  const tip = local ?? (await fetchCommit(remote, name));
  if (tip === undefined) return undefined;
  if (!isShallow(folder)) return inHistory(folder, tip, head);
  // Where the history is cut off, git may know a common ancestor that is not the last one.
  const told = await ask(tip, head);
  const base = told && (resolveCommit(folder, told.base) ?? (await fetchCommit(remote, told.base)));
  if (base !== undefined) return { base, commits: told?.commits };
  return (await fetchHistory(remote, [tip, head])) ? inHistory(folder, tip, head) : undefined;
}

function inHistory(folder: string, tip: string, head: string): Ancestry | undefined {
  const base = mergeBase(folder, tip, head);
  return base === undefined ? undefined : { base, commits: undefined };
}
