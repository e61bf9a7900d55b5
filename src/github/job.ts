import { schemaFetcherOf } from '../kubernetes/schema/online/cache.ts';
import { withoutCredentials } from '../masking/credentials.ts';
import { governingPolicy } from '../policy/find.ts';
import { findSources } from '../policy/sources.ts';
import { judgedFolder, requireFiles } from '../repository/compare.ts';
import { folderInRepository, remoteUrls } from '../repository/revision.ts';
import { check, rules } from '../run.ts';
import { UsageError } from '../usage-error.ts';
import { type Client, connect, reasonOf } from './client.ts';
import { type Environment, type GitHubEvent, readEvent } from './event.ts';
import { type Inputs, readInputs } from './inputs.ts';
import { publish } from './publish.ts';
import { type ReviewInput, type ReviewResult, review } from './review.ts';
import { type AskMergeBase, findRevisions } from './revisions.ts';
import { askForBase, type Base, readBase, readHead } from './trees.ts';
import { linkToHead, opening } from './words.ts';

/** Milliseconds that one request may take. */
const REQUEST_LIMIT = 30_000;
/** Milliseconds after which the verdict no longer waits for the review. */
const REVIEW_LIMIT = 10 * 60_000;

/** A job of GitHub Actions from event to verdict; gives the exit code: 0 passed, 1 failed, 2 not everything was judged in time. */
export async function runJob(env: Environment, patient: boolean): Promise<number> {
  const inputs = readInputs();
  const event = readEvent(env);
  const folder = judgedFolder(inputs.path);
  const client = await clientOf(inputs, event, env, patient);
  const serverUrl = env.GITHUB_SERVER_URL ?? 'https://github.com';
  const revisions = await findRevisions(
    { head: event.head, bases: inputs.base === undefined ? event.bases : [inputs.base] },
    { folder, url: `${serverUrl.replace(/\/+$/, '')}/${event.owner}/${event.repo}`, token: inputs.token },
    mergeBaseOverApi(client),
  );
  const prefix = folderInRepository(folder) ?? '';
  const head = readHead(folder, revisions);
  requireFiles(head, folder);
  const base = readBase(folder, revisions) ?? (await baseOverApi(client, event, inputs, prefix));
  // A push is judged by the policy that it brings: it is merged already.
  const governing = event.name === 'push' ? undefined : base?.tree;
  const policy = await governingPolicy(
    head,
    governing,
    rules.map(({ id }) => id),
    inputs.config,
  );
  // What a pull request brings itself does not make its own check ask addresses.
  const isOnline = policy.online && (event.pull === undefined || governing !== undefined);
  const sources = findSources(policy, folder, base ? [head, base.tree] : [head]);
  const { report, failures, notes, snippets } = await check({
    head,
    base,
    policy,
    scope: scopeOf(inputs, base),
    failOn: inputs.failOn ?? policy.failOn ?? 'error',
    today: new Date().toISOString().slice(0, 10),
    sources,
    repositories: [`${serverUrl}/${event.owner}/${event.repo}`, ...remoteUrls(folder)],
    fetchSchema: schemaFetcherOf(isOnline, env),
  });
  const link = linkToHead(env, event, prefix);
  const said = await reviewWithin(client, event, inputs, {
    findings: report.findings,
    change: base?.change ?? { base: '', files: new Map() },
    head: { text: (path) => head.textAt(path), snippets },
    prefix,
    link,
    commit: revisions.head,
    passed: report.gate.conclusion === 'passed' && failures.length === 0,
    requestChanges: inputs.review === 'request-changes',
    opening: (uncommented) => opening(report, uncommented, env),
  });
  await publish(report, said, {
    inputs,
    snippets,
    prefix,
    link,
    failures,
    complaints: sources.complaints.map((one) => ({ ...one, message: withoutCredentials(one.message) })),
    notes,
    env,
  });
  if (failures.length > 0) return 2;
  return report.gate.conclusion === 'passed' ? 0 : 1;
}

async function clientOf(
  { token }: Inputs,
  { owner, repo }: GitHubEvent,
  env: Environment,
  patient: boolean,
): Promise<Client | undefined> {
  if (token === '') return undefined;
  const apiUrl = env.GITHUB_API_URL ?? 'https://api.github.com';
  const graphqlUrl = env.GITHUB_GRAPHQL_URL ?? `${apiUrl}/graphql`;
  return connect({ token, apiUrl, graphqlUrl, owner, repo, patient, timeLimit: REQUEST_LIMIT });
}

function mergeBaseOverApi(client: Client | undefined): AskMergeBase {
  return async (base, head) => {
    if (!client) return undefined;
    const { octokit, owner, repo } = client;
    try {
      const { data } = await octokit.rest.repos.compareCommitsWithBasehead({
        owner,
        repo,
        basehead: `${base}...${head}`,
        per_page: 1,
      });
      return data.merge_base_commit.sha;
    } catch {
      // Git fetches the history instead.
      return undefined;
    }
  };
}

/** What the API knows of a base that git could not get; undefined where no base is asked for. */
async function baseOverApi(
  client: Client | undefined,
  { pull, bases }: GitHubEvent,
  { base, config }: Inputs,
  prefix: string,
): Promise<Base | undefined> {
  const [first] = bases;
  if (base !== undefined)
    throw new UsageError(`The base \`${base}\` has no common history with the head, or cannot be fetched.`);
  if (pull === undefined || first === undefined) return undefined;
  const advice = 'Give actions/checkout fetch-depth: 0, or this action a token that may read the repository.';
  if (!client) throw new UsageError(`The base of this pull request cannot be fetched. ${advice}`);
  try {
    return await askForBase(client, pull, first, prefix, config);
  } catch (error) {
    throw new UsageError(
      `The base of this pull request cannot be fetched, nor read over the API (${reasonOf(error)}). ${advice}`,
    );
  }
}

function scopeOf({ scope }: Inputs, base: Base | undefined): 'new' | 'changed' | 'all' {
  if (!base) return 'all';
  const wanted = scope ?? 'new';
  return wanted === 'new' && !base.whole ? 'changed' : wanted;
}

/** Reviews a pull request where that is wanted and possible; whatever goes wrong leaves the findings to the annotations. */
async function reviewWithin(
  client: Client | undefined,
  { pull }: GitHubEvent,
  inputs: Inputs,
  input: Omit<ReviewInput, 'pull'>,
): Promise<ReviewResult> {
  const without = (...problems: string[]): ReviewResult => ({ posted: [], shown: [], rest: input.findings, problems });
  if (pull === undefined || inputs.review === 'off') return without();
  if (!client) return without('Without a token no comments can be posted.');
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<ReviewResult>((done) => {
    timer = setTimeout(() => done(without('GitHub took too long to answer.')), REVIEW_LIMIT);
  });
  try {
    return await Promise.race([review(client, { ...input, pull }), late]);
  } catch (error) {
    return without(`The review could not be posted: ${reasonOf(error)}.`);
  } finally {
    clearTimeout(timer);
  }
}
