import type { Tree } from '../../repository/tree.ts';
import type { HostAnswers } from '../../revision/options.ts';
import { readBranchRequirements } from './branch-requirements.ts';
import type { Client } from './client.ts';
import type { GitHubEvent } from './event.ts';
import { readUnknownOwners } from './unknown-owners.ts';

/** What GitHub says of a repository that its files do not. */
export async function readRepositorySettings(
  client: Client | undefined,
  { head, target }: GitHubEvent,
  place: { readonly prefix: string; readonly tree: Tree },
): Promise<HostAnswers> {
  const [unknownOwners, branchRequirements] = await Promise.all([
    readUnknownOwners(client, { head, ...place }),
    readBranchRequirements(client, { branch: target, ...place }),
  ]);
  return { unknownOwners, branchRequirements };
}
