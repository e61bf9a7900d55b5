import { debug, isDebug, notice } from '@actions/core';
import { fails } from '../../gate.ts';
import type { Comparison } from '../../invocation/comparison.ts';
import { invoke, type Outcome } from '../../invocation/invocation.ts';
import { splitAnnotated } from '../../report/formats/annotations.ts';
import { linkToPlaces } from '../../report/links.ts';
import { judgedFolder } from '../../repository/compare.ts';
import { folderInRepository } from '../../repository/revision.ts';
import { type Links, opening } from '../../review/opening.ts';
import { noReview, reviewInTime } from '../../review/review.ts';
import type { ReviewResult } from '../../review/review-input.ts';
import { summaryOf } from '../../review/summary-text.ts';
import { printable } from '../../text/printable.ts';
import { mergeBaseOverApi } from './api-base.ts';
import { identityOf } from './category.ts';
import { type CheckRun, checkRunOf, failedCheckRun } from './check-run.ts';
import type { CheckRunPlace } from './check-run-posting.ts';
import { type Client, connect } from './client.ts';
import { whyNot } from './could-not-run.ts';
import { type Environment, type GitHubEvent, readEvent } from './event.ts';
import { isAside, withPull } from './find-pull.ts';
import { gitHubHost } from './host.ts';
import { readInputs, readPlainInputs } from './inputs.ts';
import { repositoryUrl, runUrl } from './links.ts';
import { postCheckRun } from './post-check-run.ts';
import { publish } from './publish.ts';
import { PullFiles } from './pull-files.ts';
import { readRepositorySettings } from './repository-settings.ts';
import { findRevisions } from './revisions.ts';
import { statementsOf } from './statements-of.ts';
import { type Job, readComparison } from './trees.ts';

/** Milliseconds that one request may take. */
const REQUEST_LIMIT = 30_000;

/** A job of GitHub Actions from event to verdict; gives the exit code: 0 passed, 1 failed, 2 not everything was checked in time. */
export async function runJob(env: Environment, patient: boolean): Promise<number> {
  const plain = readPlainInputs();
  const started = readEvent(env);
  const client = await clientOf(plain.token, started, env, patient);
  const event = await withPull(started, client);
  if (!event) {
    const what = started.proposed ? `is at the commit ${started.head} anymore` : 'has this comment';
    notice(`No open pull request ${what}, so there is nothing to review.`);
    return 0;
  }
  const { category, checkName } = identityOf(plain, env.GITHUB_JOB ?? '');
  const place = { head: event.head, name: checkName, category, url: runUrl(env) };
  try {
    const { outcome, checkRun } = await judge({ inputs: readInputs(), event, client, category }, env);
    await tell(client, place, checkRun);
    // The run for the pull request itself is the check, and says that it failed.
    return isAside(event) && outcome.exitCode === 1 ? 0 : outcome.exitCode;
  } catch (problem) {
    await tell(client, place, failedCheckRun(whyNot(problem)));
    throw problem;
  }
}

/** What a job is given. */
type Given = Pick<Job, 'inputs' | 'event' | 'client'> & { readonly category: string };

/** Checks what the event is about, reviews it and publishes the outcome. */
async function judge(given: Given, env: Environment): Promise<{ outcome: Outcome; checkRun: CheckRun }> {
  const { inputs, event, client } = given;
  const folder = judgedFolder(inputs.path);
  const url = repositoryUrl(env, event);
  const revisions = await findRevisions(
    { head: event.head, bases: inputs.base === undefined ? event.bases : [inputs.base] },
    { folder, url, token: inputs.token },
    mergeBaseOverApi(client),
  );
  const prefix = folderInRepository(folder) ?? '';
  const files = client && event.pull !== undefined ? new PullFiles(client, event.pull) : undefined;
  const job = { ...given, folder, prefix, files };
  const comparison = await readComparison(job, revisions);
  const outcome = await invoke({
    folder,
    comparison,
    policy: { path: inputs.config },
    scope: inputs.scope,
    failOn: inputs.failOn,
    imported: inputs.imported,
    repositories: [url],
    statements: statementsOf(job, revisions),
    ...(await readRepositorySettings(client, event, { prefix, tree: comparison.head })),
    env,
  });
  const link = linkToPlaces(url, { head: event.head, base: revisions.base }, prefix);
  const reviewed = await reviewPull(job, comparison, outcome, { link, runUrl: runUrl(env) });
  const published = { commit: event.head, isEdited: false, repository: url, link };
  await publish(outcome, reviewed, { inputs, link, published, env });
  // The log of such a run annotates the default branch, and not the pull request.
  const left = isAside(event) ? reviewed.rest : splitAnnotated(reviewed.rest).left;
  return { outcome, checkRun: checkRunOf(outcome, reviewed, left, link) };
}

/** Posts a check run where the token can. */
async function tell(client: Client | undefined, place: CheckRunPlace, checkRun: CheckRun): Promise<void> {
  const result = client && (await postCheckRun(client, place, checkRun));
  if (result?.kind === 'failed') notice(`The check run could not be posted: ${printable(result.reason)}.`);
  else if (result?.kind === 'forbidden' && isDebug())
    debug('The token cannot write check runs. They need the permission `checks: write`.');
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

/** Reviews a pull request if that is wanted and possible. */
function reviewPull(
  { event, inputs, client, files, prefix, category }: Job & { readonly category: string },
  { head, base }: Comparison,
  { report, snippets, conclusion, failOn }: Outcome,
  { link, runUrl }: Links,
): Promise<ReviewResult> | ReviewResult {
  const { findings } = report;
  if (event.pull === undefined || inputs.review === 'off') return noReview(findings);
  if (!client || !files) return noReview(findings, 'Comments cannot be posted without a token. Set the input `token`.');
  return reviewInTime(gitHubHost(client, event.pull, files), {
    findings,
    accepted: report.accepted,
    headSince: event.openedAt,
    change: base?.change ?? { base: '', files: new Map() },
    head: { text: (path) => head.textAt(path), snippets },
    prefix,
    link,
    commit: event.head,
    category,
    mostComments: inputs.maxComments,
    passed: conclusion === 'passed',
    fails: (finding) => fails(finding, failOn),
    isComplete: conclusion !== 'error',
    requestChanges: inputs.review === 'request-changes',
    opening: (uncommented) => opening(report, uncommented, { link, runUrl }),
    summary:
      inputs.summary === 'off' ? undefined : summaryOf(report, { link, runUrl, always: inputs.summary === 'comment' }),
  });
}
