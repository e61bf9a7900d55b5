import type { ReadStatements } from '../../acceptance/statement.ts';
import { trailerStatements } from '../../invocation/trailer-statements.ts';
import { commitsOnBranch } from '../../repository/revision.ts';
import type { Client } from './client.ts';
import type { Revisions } from './revisions.ts';
import { statementsOn } from './statements.ts';
import type { Job } from './trees.ts';

/** Commits of a push about which GitHub is asked: a merge queue pushes several pull requests at once. */
const MOST_COMMITS = 10;

/** Reads what people have written to accept findings: on the pull requests of an event, and in commits if the policy says so. */
export function statementsOf(
  job: Pick<Job, 'client' | 'event' | 'folder' | 'prefix'> & { readonly category: string },
  { head, base, commits }: Revisions,
): ReadStatements {
  const { client, event, folder, prefix, category } = job;
  const { openedAt } = event;
  const compared = event.pull === undefined ? undefined : { head, base: base ?? event.bases[0] };
  return async (policy) => {
    const trailers =
      base === undefined ? [] : trailerStatements(folder, { base, head, commits }, policy, { isHosted: true });
    if (!client) return trailers;
    const pulls = await pullsOf(client, job, { head, base });
    const input = { category, openedAt, compared, prefix };
    const said = await Promise.all(pulls.map((pull) => statementsOn(client, { ...input, pull })(policy)));
    return [...trailers, ...said.flat()];
  };
}

/** The pull requests that an event is about, also once they are in a merge queue or merged. */
async function pullsOf(
  { octokit, owner, repo }: Client,
  { event, folder }: Pick<Job, 'event' | 'folder'>,
  { head, base }: Pick<Revisions, 'head' | 'base'>,
): Promise<readonly number[]> {
  const own = event.pull ?? event.queued;
  if (own !== undefined) return [own];
  if (event.standing !== 'merged' || base === undefined) return [];
  const found = new Set<number>();
  for (const commit_sha of commitsOnBranch(folder, { base, head }, MOST_COMMITS)) {
    const { data } = await octokit.rest.repos.listPullRequestsAssociatedWithCommit({ owner, repo, commit_sha });
    for (const { number, merged_at } of data) if (merged_at !== null) found.add(number);
  }
  return [...found];
}
