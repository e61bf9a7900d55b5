import type { Location } from '../../findings/finding.ts';
import { invoke, type Outcome } from '../../invocation/invocation.ts';
import type { Comparison } from '../../invocation/policy.ts';
import { judgedFolder } from '../../repository/compare.ts';
import { folderInRepository } from '../../repository/revision.ts';
import { noReview, type ReviewResult, reviewInTime } from '../../review/review.ts';
import { opening } from '../../review/words.ts';
import { mergeBaseOverApi } from './api-base.ts';
import { type Client, connect } from './client.ts';
import { type Environment, type GitHubEvent, readEvent } from './event.ts';
import { gitHubHost } from './host.ts';
import { readInputs } from './inputs.ts';
import { linkToHead, repositoryUrl, runUrl } from './links.ts';
import { publish } from './publish.ts';
import { findRevisions } from './revisions.ts';
import { type Job, readComparison } from './trees.ts';

/** Milliseconds that one request may take. */
const REQUEST_LIMIT = 30_000;

/** A job of GitHub Actions from event to verdict; gives the exit code: 0 passed, 1 failed, 2 not everything was checked in time. */
export async function runJob(env: Environment, patient: boolean): Promise<number> {
  const inputs = readInputs();
  const event = readEvent(env);
  const folder = judgedFolder(inputs.path);
  const client = await clientOf(inputs.token, event, env, patient);
  const url = repositoryUrl(env, event);
  const revisions = await findRevisions(
    { head: event.head, bases: inputs.base === undefined ? event.bases : [inputs.base] },
    { folder, url, token: inputs.token },
    mergeBaseOverApi(client),
  );
  const prefix = folderInRepository(folder) ?? '';
  const job = { folder, prefix, event, inputs, client };
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
  const reviewed = await reviewPull(job, comparison, outcome, { link, runUrl: runUrl(env) });
  await publish(outcome, reviewed, { inputs, link, env });
  return outcome.exitCode;
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

/** Addresses that a review links to. */
interface Links {
  readonly link: (location: Location) => string;
  readonly runUrl: string | undefined;
}

/** Reviews a pull request if that is wanted and possible. */
function reviewPull(
  { event, inputs, client, prefix }: Job,
  { head, base }: Comparison,
  { report, snippets, conclusion }: Outcome,
  { link, runUrl }: Links,
): Promise<ReviewResult> | ReviewResult {
  const { findings } = report;
  if (event.pull === undefined || inputs.review === 'off') return noReview(findings);
  if (!client) return noReview(findings, 'Comments cannot be posted without a token. Set the input `token`.');
  return reviewInTime(gitHubHost(client, event.pull), {
    findings,
    change: base?.change ?? { base: '', files: new Map() },
    head: { text: (path) => head.textAt(path), snippets },
    prefix,
    link,
    commit: event.head,
    passed: conclusion === 'passed',
    requestChanges: inputs.review === 'request-changes',
    opening: (uncommented) => opening(report, uncommented, runUrl),
  });
}
