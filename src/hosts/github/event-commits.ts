import { UsageError } from '../../usage-error.ts';
import { branch, commit, field, number, text } from './payload.ts';

/** A branch of a repository or of a fork. */
export interface ProposedBranch {
  /** The login of the owner of the fork. */
  readonly owner: string;
  readonly branch: string;
}

/** Events whose payload contains the pull request that they are about. */
const PULL_EVENTS = new Set([
  'pull_request',
  'pull_request_target',
  'pull_request_review',
  'pull_request_review_comment',
]);

/** The commits that an event is about, as far as it says. */
export interface Commits {
  readonly head: string | undefined;
  /** The full name of the branch that the change is for. */
  readonly target?: string | undefined;
  readonly bases: readonly (string | undefined)[];
  readonly pull: number | undefined;
  readonly queued?: number | undefined;
  readonly proposed?: ProposedBranch;
  readonly commented?: number | undefined;
}

/** Reads the commits in the payload of an event by its name, and those in the variables of the job. */
export function commitsOf(name: string, payload: unknown, env: Readonly<Record<string, string | undefined>>): Commits {
  const own = commit(env.GITHUB_SHA);
  if (PULL_EVENTS.has(name)) {
    const pull = field(payload, 'pull_request');
    const base = field(pull, 'base');
    return {
      head: commit(field(field(pull, 'head'), 'sha')),
      bases: [commit(field(base, 'sha')), branch(field(base, 'ref'))],
      target: branch(field(base, 'ref')),
      pull: number(field(pull, 'number')),
    };
  }
  if (name === 'merge_group') {
    const group = field(payload, 'merge_group');
    return {
      head: commit(field(group, 'head_sha')) ?? own,
      bases: [commit(field(group, 'base_sha'))],
      target: text(field(group, 'base_ref')),
      pull: undefined,
      queued: queuedIn(text(field(group, 'head_ref'))),
    };
  }
  if (name === 'issue_comment') {
    const commented = number(field(field(payload, 'issue'), 'number'));
    // The commit of the job is that of the default branch, until GitHub has named the pull request's.
    return { head: commented === undefined ? undefined : own, bases: [], pull: undefined, commented };
  }
  if (name === 'workflow_run') return finishedRun(field(payload, 'workflow_run'));
  if (name === 'push') {
    const standard = branch(field(field(payload, 'repository'), 'default_branch'));
    // A new branch has no commit before it: it is compared with the default branch.
    return {
      head: own,
      bases: [commit(field(payload, 'before')), standard === env.GITHUB_REF ? undefined : standard],
      target: env.GITHUB_REF,
      pull: undefined,
    };
  }
  return { head: own, bases: [], pull: undefined };
}

/** The pull request of the branch that a merge queue makes for it: `…/pr-7-` and a commit. */
function queuedIn(branchName = ''): number | undefined {
  const found = /\/pr-(\d{1,12})-(?:[0-9a-f]{40}|[0-9a-f]{64})$/.exec(branchName)?.[1];
  return number(Number(found));
}

/** The pull request whose run has finished: of a fork, GitHub does not give its number. */
function finishedRun(run: unknown): Commits {
  const owner = text(field(field(field(run, 'head_repository'), 'owner'), 'login'));
  const branch = text(field(run, 'head_branch'));
  if (field(run, 'event') !== 'pull_request' || owner === undefined || branch === undefined)
    throw new UsageError('The finished workflow run was not for a pull request, so there is nothing to review.');
  return { head: commit(field(run, 'head_sha')), bases: [], pull: undefined, proposed: { owner, branch } };
}
