import { reasonOf } from '../../text/reason.ts';
import { UsageError } from '../../usage-error.ts';
import type { Client } from './client.ts';
import type { GitHubEvent } from './event.ts';

/** Pages of 100 pull requests that are searched at most, those with the latest changes first. */
const MOST_PAGES = 20;

const QUERY = `query ($owner: String!, $repo: String!, $branch: String!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequests(
      states: OPEN, headRefName: $branch, first: 100, after: $after, orderBy: { field: UPDATED_AT, direction: DESC }
    ) {
      pageInfo { hasNextPage endCursor }
      nodes { number headRefOid baseRefOid baseRefName headRepositoryOwner { login } }
    }
  }
}`;

interface Answer {
  readonly repository: {
    readonly pullRequests: {
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
      readonly nodes: readonly PullNode[];
    };
  } | null;
}

interface PullNode {
  readonly number: number;
  readonly headRefOid: string;
  readonly baseRefOid: string;
  readonly baseRefName: string;
  /** Null if the fork is gone. */
  readonly headRepositoryOwner: { readonly login: string } | null;
}

/**
 * The event of a finished run with its pull request: the open one that proposes the branch and is still at the commit of the run.
 * Undefined if there is none, because it was closed or pushed to since.
 *
 * Nothing that the run has left behind is used: its files and its report are the fork's.
 */
async function withFinished(event: GitHubEvent, client: Client): Promise<GitHubEvent | undefined> {
  const { proposed, head } = event;
  if (!proposed) return undefined;
  const owner = proposed.owner.toLowerCase();
  for await (const { headRefOid, headRepositoryOwner, ...pull } of openPulls(client, proposed.branch))
    if (headRefOid === head && headRepositoryOwner?.login.toLowerCase() === owner)
      return { ...event, ...placeOf({ headRefOid, headRepositoryOwner, ...pull }) };
  return undefined;
}

const COMMENTED = `query ($owner: String!, $repo: String!, $number: Int!) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) { number state headRefOid baseRefOid baseRefName headRepositoryOwner { login } }
  }
}`;

interface CommentedAnswer {
  readonly repository: { readonly pullRequest: (PullNode & { readonly state: string }) | null } | null;
}

/** The event of a comment with the pull request that it is on; undefined if that is closed, or an issue. */
async function withCommented(event: GitHubEvent, client: Client): Promise<GitHubEvent | undefined> {
  const { octokit, owner, repo } = client;
  const pull = await octokit
    .graphql<CommentedAnswer>(COMMENTED, { owner, repo, number: event.commented })
    .then(({ repository }) => repository?.pullRequest)
    .catch((error: unknown) => {
      if (/Could not resolve/.test(reasonOf(error))) return null;
      throw error;
    });
  return pull?.state === 'OPEN' ? { ...event, head: pull.headRefOid, ...placeOf(pull) } : undefined;
}

function placeOf({ number, baseRefOid, baseRefName }: PullNode): Pick<GitHubEvent, 'pull' | 'bases'> {
  return { pull: number, bases: [baseRefOid, `refs/heads/${baseRefName}`] };
}

/** The open pull requests from branches of one name, of which forks can have many. */
async function* openPulls({ octokit, owner, repo }: Client, branch: string): AsyncIterable<PullNode> {
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer: Answer = await octokit.graphql<Answer>(QUERY, { owner, repo, branch, after });
    const found = answer.repository?.pullRequests;
    yield* found?.nodes ?? [];
    if (!found?.pageInfo.hasNextPage) return;
    after = found.pageInfo.endCursor;
  }
}

/** Whether the run is not on the pull request that it is about, so that it is no check there. */
export function isAside({ proposed, commented }: GitHubEvent): boolean {
  return proposed !== undefined || commented !== undefined;
}

/**
 * The event with its pull request, where the event does not say which commits that has. Undefined if it is not open anymore. Throws
 * UsageError if no one can be asked.
 */
export async function withPull(event: GitHubEvent, client: Client | undefined): Promise<GitHubEvent | undefined> {
  if (!isAside(event)) return event;
  if (!client)
    throw new UsageError('A review after another workflow or a comment needs a token. Set the input `token`.');
  return event.proposed ? withFinished(event, client) : withCommented(event, client);
}
