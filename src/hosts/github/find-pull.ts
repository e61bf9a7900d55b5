import type { Client, Octokit } from './client.ts';
import type { GitHubEvent } from './event.ts';

const QUERY = `query ($owner: String!, $repo: String!, $branch: String!) {
  repository(owner: $owner, name: $repo) {
    pullRequests(states: OPEN, headRefName: $branch, first: 100) {
      nodes { number headRefOid baseRefOid baseRefName headRepositoryOwner { login } }
    }
  }
}`;

interface Answer {
  readonly repository: { readonly pullRequests: { readonly nodes: readonly PullNode[] } } | null;
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
export async function withPull(event: GitHubEvent, { octokit, owner, repo }: Client): Promise<GitHubEvent | undefined> {
  const { proposed, head } = event;
  if (!proposed) return event;
  const found = await openPulls(octokit, { owner, repo, branch: proposed.branch });
  const pull = found.find(
    ({ headRefOid, headRepositoryOwner }) =>
      headRefOid === head && headRepositoryOwner?.login.toLowerCase() === proposed.owner.toLowerCase(),
  );
  return pull && { ...event, pull: pull.number, bases: [pull.baseRefOid, `refs/heads/${pull.baseRefName}`] };
}

async function openPulls(octokit: Octokit, variables: Record<string, string>): Promise<readonly PullNode[]> {
  const answer = await octokit.graphql<Answer>(QUERY, variables);
  return answer.repository?.pullRequests.nodes ?? [];
}
