import type { Comparison } from '../../invocation/comparison.ts';
import type { TargetBranch } from '../../revision/branch-requirements.ts';
import { UsageError } from '../../usage-error.ts';
import { branch, commit, field, number, readPayload, text } from './payload.ts';

/** What started the workflow, with the commits that it is about. */
export interface GitHubEvent {
  /** Whether the head is a proposed change, was merged already, or is only checked. */
  readonly standing: Comparison['standing'];
  readonly owner: string;
  readonly repo: string;
  /** The commit to check: the head of the pull request, never the test merge. */
  readonly head: string;
  /** Commits or full branch names to compare the head with, best first. None if the head is checked alone. */
  readonly bases: readonly string[];
  /** The branch that the change is for, if the event says so. */
  readonly target: TargetBranch | undefined;
  /** The number of the pull request that a review can go to. */
  readonly pull: number | undefined;
  /** The number of the pull request that a merge queue tests. */
  readonly queued: number | undefined;
  /** When the pull request was opened with this head, in seconds since 1970; undefined if the event does not say that. */
  readonly openedAt: number | undefined;
  /** The branch that the pull request of a finished run proposes, if the number is not known. */
  readonly proposed: ProposedBranch | undefined;
  /** The number of the issue or pull request that someone commented on, if its commits are not known. */
  readonly commented: number | undefined;
}

/** A branch of a repository or of a fork. */
export interface ProposedBranch {
  /** The login of the owner of the fork. */
  readonly owner: string;
  readonly branch: string;
}

/** The variables of a job, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Events whose payload contains the pull request that they are about. */
const PULL_EVENTS = new Set([
  'pull_request',
  'pull_request_target',
  'pull_request_review',
  'pull_request_review_comment',
]);
const STANDINGS: Readonly<Record<string, GitHubEvent['standing']>> = {
  pull_request: 'proposed',
  pull_request_review: 'proposed',
  pull_request_review_comment: 'proposed',
  pull_request_target: 'proposed',
  issue_comment: 'proposed',
  merge_group: 'proposed',
  workflow_run: 'proposed',
  push: 'merged',
};
const REPOSITORY = /^([\w.-]+)\/([\w.-]+)$/;

/** Reads the event that started the workflow. Throws UsageError outside of GitHub Actions or if the payload is invalid. */
export function readEvent(env: Environment): GitHubEvent {
  const name = env.GITHUB_EVENT_NAME ?? '';
  const [, owner = '', repo = ''] = REPOSITORY.exec(env.GITHUB_REPOSITORY ?? '') ?? [];
  if (name === '' || repo === '')
    throw new UsageError(
      'GITHUB_EVENT_NAME and GITHUB_REPOSITORY are not set. This program must run in a GitHub Actions job.',
    );
  const payload = readPayload(env.GITHUB_EVENT_PATH ?? '');
  const found = commitsOf(name, payload, env);
  if (found.head === undefined)
    throw new UsageError(`The payload of the event ${name} does not contain a commit to check.`);
  return {
    standing: STANDINGS[name] ?? 'own',
    owner,
    repo,
    head: found.head,
    bases: found.bases.filter(isPresent),
    target: targetOf(found.target, payload),
    pull: found.pull,
    queued: found.queued,
    openedAt: name === 'pull_request' ? openingOf(payload) : undefined,
    proposed: found.proposed,
    commented: found.commented,
  };
}

interface Commits {
  readonly head: string | undefined;
  /** The full name of the branch that the change is for. */
  readonly target?: string | undefined;
  readonly bases: readonly (string | undefined)[];
  readonly pull: number | undefined;
  readonly queued?: number | undefined;
  readonly proposed?: ProposedBranch;
  readonly commented?: number | undefined;
}

function commitsOf(name: string, payload: unknown, env: Environment): Commits {
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

/** The branch of a full name, and whether it is the default branch of the repository. */
function targetOf(name: string | undefined, payload: unknown): TargetBranch | undefined {
  const [, short] = /^refs\/heads\/(.+)$/.exec(name ?? '') ?? [];
  const standard = text(field(field(payload, 'repository'), 'default_branch'));
  return short === undefined || standard === undefined ? undefined : { name: short, isDefault: short === standard };
}

/** The pull request of the branch that a merge queue makes for it: `…/pr-7-` and a commit. */
function queuedIn(branchName = ''): number | undefined {
  const found = /\/pr-(\d{1,12})-(?:[0-9a-f]{40}|[0-9a-f]{64})$/.exec(branchName)?.[1];
  return number(Number(found));
}

/** When a pull request was opened, if that is what happened: the head was the present one then. */
function openingOf(payload: unknown): number | undefined {
  const at = Date.parse(text(field(field(payload, 'pull_request'), 'created_at')) ?? '');
  return field(payload, 'action') === 'opened' && Number.isFinite(at) ? Math.floor(at / 1000) : undefined;
}

/** The pull request whose run has finished: of a fork, GitHub does not give its number. */
function finishedRun(run: unknown): Commits {
  const owner = text(field(field(field(run, 'head_repository'), 'owner'), 'login'));
  const branch = text(field(run, 'head_branch'));
  if (field(run, 'event') !== 'pull_request' || owner === undefined || branch === undefined)
    throw new UsageError('The finished workflow run was not for a pull request, so there is nothing to review.');
  return { head: commit(field(run, 'head_sha')), bases: [], pull: undefined, proposed: { owner, branch } };
}

function isPresent(value: string | undefined): value is string {
  return value !== undefined;
}
