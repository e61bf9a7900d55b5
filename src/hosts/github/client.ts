import type { getOctokit } from '@actions/github';
import { reasonOf } from '../../text/reason.ts';

export type Octokit = ReturnType<typeof getOctokit>;

/** GitHub's API for one repository. */
export interface Client {
  readonly octokit: Octokit;
  readonly owner: string;
  readonly repo: string;
  /** The time of GitHub's last answer, by its clock, in seconds since 1970. */
  readonly now: () => number;
}

/** Where the API is and how it is asked. */
export interface ClientOptions {
  readonly token: string;
  /** The root of the REST API, such as `https://api.github.com`. */
  readonly apiUrl: string;
  /** The address of the GraphQL API, such as `https://api.github.com/graphql`. */
  readonly graphqlUrl: string;
  readonly owner: string;
  readonly repo: string;
  /** Whether to leave GitHub the pauses between writes that it asks for; only a test against a server of its own does not. */
  readonly patient: boolean;
  /** Milliseconds that one request may take. */
  readonly timeLimit: number;
}

/** Seconds that a rate limit may ask to wait before the review is given up. */
const LONGEST_WAIT = 120;
const MOST_RETRIES = 2;

/** Connects to the API: requests have a time limit, reads are tried again, writes keep a second's distance and obey rate limits. */
export async function connect(options: ClientOptions): Promise<Client> {
  const { token, apiUrl, graphqlUrl, owner, repo, patient, timeLimit } = options;
  const [{ getOctokit }, { defaults }, { throttling }, { retry }] = await Promise.all([
    import('@actions/github'),
    import('@actions/github/lib/utils'),
    import('@octokit/plugin-throttling'),
    import('@octokit/plugin-retry'),
  ]);
  const wait = (seconds: number, _request: unknown, _octokit: unknown, count: number): boolean =>
    seconds <= LONGEST_WAIT && count < MOST_RETRIES;
  const octokit = getOctokit(
    token,
    {
      baseUrl: apiUrl,
      userAgent: 'gitops-gate',
      log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
      request: { ...defaults.request, fetch: withTimeLimit(defaults.request?.fetch, timeLimit) },
      throttle: { enabled: patient, onRateLimit: wait, onSecondaryRateLimit: wait },
      retry: { retries: MOST_RETRIES, ...(patient ? {} : { retryAfterBaseValue: 1 }) },
    },
    throttling,
    retry,
  );
  octokit.hook.before('request', (request) => {
    if (request.url === '/graphql') request.url = graphqlUrl;
  });
  let answered = Date.now();
  octokit.hook.after('request', ({ headers }) => {
    answered = Date.parse(headers.date ?? '') || answered;
  });
  return { octokit, owner, repo, now: () => Math.floor(answered / 1000) };
}

function ignore(): void {}

type Fetch = (url: string, init?: { signal?: AbortSignal }) => Promise<unknown>;

function withTimeLimit(fetch: Fetch, limit: number): Fetch {
  return (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(limit) });
}

/** The status of an answer that was an error, or undefined if there was no answer. */
export function statusOf(error: unknown): number | undefined {
  return typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number'
    ? error.status
    : undefined;
}

/** Whether the token may not do what was asked: a fork's, Dependabot's, or one without the permission. */
export function isForbidden(error: unknown): boolean {
  const status = statusOf(error);
  const reason = reasonOf(error);
  if (/rate limit/i.test(reason)) return false;
  return status === 401 || status === 403 || status === 404 || /Resource not accessible by/i.test(reason);
}
