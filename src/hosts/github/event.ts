import type { Comparison } from '../../invocation/comparison.ts';
import type { TargetBranch } from '../../revision/branch-requirements.ts';
import { UsageError } from '../../usage-error.ts';
import { commitsOf, type ProposedBranch } from './event-commits.ts';
import { field, readPayload, text } from './payload.ts';

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
  /** The second before the pull request was opened with this head, since 1970; undefined if the event does not say that. */
  readonly openedAt: number | undefined;
  /** The branch that the pull request of a finished run proposes, if the number is not known. */
  readonly proposed: ProposedBranch | undefined;
  /** The number of the issue or pull request that someone commented on, if its commits are not known. */
  readonly commented: number | undefined;
}

/** The variables of a job, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

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

/** The branch of a full name, and whether it is the default branch of the repository. */
function targetOf(name: string | undefined, payload: unknown): TargetBranch | undefined {
  const [, short] = /^refs\/heads\/(.+)$/.exec(name ?? '') ?? [];
  const standard = text(field(field(payload, 'repository'), 'default_branch'));
  return short === undefined || standard === undefined ? undefined : { name: short, isDefault: short === standard };
}

/** The second before a pull request was opened, if that is what happened: the head was the present one then. */
function openingOf(payload: unknown): number | undefined {
  const at = Date.parse(text(field(field(payload, 'pull_request'), 'created_at')) ?? '');
  return field(payload, 'action') === 'opened' && Number.isFinite(at) ? Math.floor(at / 1000) - 1 : undefined;
}

function isPresent(value: string | undefined): value is string {
  return value !== undefined;
}
