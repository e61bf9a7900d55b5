import { notice } from '@actions/core';
import { invoke, type Outcome } from '../../invocation/invocation.ts';
import type { Comparison } from '../../invocation/policy.ts';
import { judgedFolder } from '../../repository/compare.ts';
import { folderInRepository } from '../../repository/revision.ts';
import { type Links, opening } from '../../review/opening.ts';
import { noReview, reviewInTime } from '../../review/review.ts';
import type { ReviewResult } from '../../review/review-input.ts';
import { summaryOf } from '../../review/summary-text.ts';
import { UsageError } from '../../usage-error.ts';
import { mergeBaseOverApi } from './api-base.ts';
import { type Client, connect } from './client.ts';
import { type Environment, type GitHubEvent, readEvent } from './event.ts';
import { withPull } from './find-pull.ts';
import { gitHubHost } from './host.ts';
import { readInputs } from './inputs.ts';
import { linkToHead, repositoryUrl, runUrl } from './links.ts';
import { publish } from './publish.ts';
import { PullFiles } from './pull-files.ts';
import { findRevisions } from './revisions.ts';
import { type Job, readComparison } from './trees.ts';

/** Milliseconds that one request may take. */
const REQUEST_LIMIT = 30_000;

/** A job of GitHub Actions from event to verdict; gives the exit code: 0 passed, 1 failed, 2 not everything was checked in time. */
export async function runJob(env: Environment, patient: boolean): Promise<number> {
  const inputs = readInputs();
  const started = readEvent(env);
  const folder = judgedFolder(inputs.path);
  const client = await clientOf(inputs.token, started, env, patient);
  const event = await eventWithPull(started, client);
  if (!event) {
    notice(`No open pull request is at the commit ${started.head} any more, so there is nothing to review.`);
    return 0;
  }
  const url = repositoryUrl(env, event);
  const revisions = await findRevisions(
    { head: event.head, bases: inputs.base === undefined ? event.bases : [inputs.base] },
    { folder, url, token: inputs.token },
    mergeBaseOverApi(client),
  );
  const prefix = folderInRepository(folder) ?? '';
  const files = client && event.pull !== undefined ? new PullFiles(client, event.pull) : undefined;
  const job = { folder, prefix, event, inputs, client, files };
  const comparison = await readComparison(job, revisions);
  const outcome = await invoke({
    folder,
    comparison,
    policy: { path: inputs.config },
    scope: inputs.scope,
    failOn: inputs.failOn,
    repositories: [url],
    env,
  });
  const link = linkToHead(env, event, prefix);
  const reviewed = await reviewPull(job, comparison, outcome, {
    link,
    runUrl: runUrl(env),
    jobName: env.GITHUB_JOB ?? '',
  });
  await publish(outcome, reviewed, { inputs, link, env });
  // The run that has finished is the check, and has said that it failed.
  return event.proposed && outcome.exitCode === 1 ? 0 : outcome.exitCode;
}

async function eventWithPull(event: GitHubEvent, client: Client | undefined): Promise<GitHubEvent | undefined> {
  if (!event.proposed) return event;
  if (!client) throw new UsageError('A review after another workflow needs a token. Set the input `token`.');
  return withPull(event, client);
}

async function clientOf(
  token: string,
  { owner, repo }: GitHubEvent,
  env: Environment,
  patient: boolean,
): Promise<Client | undefined> {
  if (token === '') return undefined;
  const apiUrl = env.GITHUB_API_URL ?? 'https://api.github.com';
  const graphqlUrl = env.GITHUB_GRAPHQL_URL ?? `${apiUrl}/graphql`;
  return connect({ token, apiUrl, graphqlUrl, owner, repo, patient, timeLimit: REQUEST_LIMIT });
}

/** What a review says of the run that posts it. */
interface Run extends Links {
  readonly jobName: string;
}

/** Reviews a pull request if that is wanted and possible. */
function reviewPull(
  { event, inputs, client, files, prefix }: Job,
  { head, base }: Comparison,
  { report, snippets, conclusion }: Outcome,
  { link, runUrl, jobName }: Run,
): Promise<ReviewResult> | ReviewResult {
  const { findings } = report;
  if (event.pull === undefined || inputs.review === 'off') return noReview(findings);
  if (!client || !files) return noReview(findings, 'Comments cannot be posted without a token. Set the input `token`.');
  return reviewInTime(gitHubHost(client, event.pull, files), {
    findings,
    change: base?.change ?? { base: '', files: new Map() },
    head: { text: (path) => head.textAt(path), snippets },
    prefix,
    link,
    commit: event.head,
    category: inputs.category ?? JSON.stringify([jobName, prefix, inputs.config ?? '']),
    mostComments: inputs.maxComments,
    passed: conclusion === 'passed',
    isComplete: conclusion !== 'error',
    requestChanges: inputs.review === 'request-changes',
    opening: (uncommented) => opening(report, uncommented, { link, runUrl }),
    summary:
      inputs.summary === 'off'
        ? undefined
        : summaryOf(report, { snippets, link, runUrl, always: inputs.summary === 'comment' }),
  });
}
