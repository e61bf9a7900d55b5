import { SchemaLocations } from '../kubernetes/schema/located.ts';
import { withoutCredentials } from '../masking/credentials.ts';
import { governingPolicy } from '../policy/find.ts';
import { POLICY_PATHS, type Policy, placeText } from '../policy/policy.ts';
import { findSources, type StatedSources } from '../policy/sources.ts';
import { remoteUrls } from '../repository/revision.ts';
import type { Tree } from '../repository/tree.ts';
import type { RevisionOptions } from '../revision/options.ts';
import { rules } from '../run.ts';
import type { Terminal } from './terminal.ts';

/** The policy that a run is judged by; says on the error stream where a branch changes its policy file, which counts after the merge only. */
export async function policyInForce(head: Tree, base: Tree | undefined, terminal: Terminal): Promise<Policy> {
  const policy = await governingPolicy(
    head,
    base,
    rules.map(({ id }) => id),
  );
  const changed = base && POLICY_PATHS.find((path) => head.textAt(path)?.text !== base.textAt(path)?.text);
  if (changed !== undefined)
    terminal.complain(
      `${changed}: this branch changes the policy file. The one of the base counts until the merge; to try this one, add --config ${changed}.`,
    );
  return policy;
}

/** What a policy's sources hand out; says on the error stream what of them is not there. */
export function sourcesOf(policy: Policy, folder: string, trees: readonly Tree[], terminal: Terminal): StatedSources {
  const sources = findSources(policy, folder, trees);
  for (const { at, message } of sources.complaints)
    terminal.complain(withoutCredentials(`${placeText(at)}: ${message}`));
  return sources;
}

/** What a revision is read with where its rules are not asked: for a folder, its tree, and the base, whose policy file counts then. */
export async function revisionOptions(
  folder: string,
  head: Tree,
  terminal: Terminal,
  base?: Tree,
): Promise<RevisionOptions> {
  const ruleIds = rules.map(({ id }) => id);
  const policy = await governingPolicy(head, base, ruleIds);
  return {
    policy,
    change: undefined,
    today: new Date().toISOString().slice(0, 10),
    repositories: remoteUrls(folder),
    sources: sourcesOf(policy, folder, base ? [head, base] : [head], terminal),
    locations: new SchemaLocations(policy.schemaLocations, undefined),
    ruleIds,
  };
}
