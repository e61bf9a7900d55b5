import type { FluxOptions } from '../flux/graph.ts';
import { withoutCredentials } from '../masking/credentials.ts';
import { policyOf } from '../policy/find.ts';
import { type Policy, placeText } from '../policy/policy.ts';
import { findSources, type StatedSources } from '../policy/sources.ts';
import { printable } from '../report/printable.ts';
import { remoteUrls } from '../repository/revision.ts';
import type { Tree } from '../repository/tree.ts';
import { rules } from '../run.ts';
import type { Terminal } from './terminal.ts';

/** What a policy's sources hand out; says on the error stream what of them is not there. */
export function sourcesOf(policy: Policy, folder: string, trees: readonly Tree[], terminal: Terminal): StatedSources {
  const sources = findSources(policy, folder, trees);
  for (const { at, message } of sources.complaints)
    terminal.complain(printable(withoutCredentials(`${placeText(at)}: ${message}`)));
  return sources;
}

/** What is known beside a tree when its clusters are followed. */
export type FollowingOptions = Required<FluxOptions>;

/** What following clusters takes of a folder and of the policy file of its tree, the first of those given. */
export async function followingOptions(
  folder: string,
  trees: readonly [Tree, ...Tree[]],
  terminal: Terminal,
): Promise<FollowingOptions> {
  const policy = await policyOf(
    trees[0],
    rules.map(({ id }) => id),
  );
  const { directories, checkouts } = sourcesOf(policy, folder, trees, terminal);
  return { repositories: remoteUrls(folder), sources: directories, checkouts };
}
