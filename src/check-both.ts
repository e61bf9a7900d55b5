import type { CheckInput } from './check-input.ts';
import { Guard } from './guard.ts';
import { SchemaLocations } from './kubernetes/schema/located.ts';
import { type CheckedRevision, checkRevision } from './lint/check-revision.ts';
import { noteCoverage } from './lint/coverage.ts';
import { withImported } from './lint/imported.ts';
import type { Rule } from './lint/rule.ts';
import { NO_SOURCES } from './policy/sources.ts';
import type { Change } from './repository/change.ts';
import type { Tree } from './repository/tree.ts';
import { Revision } from './revision/revision.ts';
import { YamlReader } from './yaml/reader.ts';

/** A run's revisions as they were checked. */
export interface Checked {
  readonly base: CheckedRevision | undefined;
  readonly head: CheckedRevision;
  /** Checks another head with another change since the same base. */
  readonly recheck: (head: Tree, change: Change) => Promise<CheckedRevision>;
}

/** Parses, builds and checks the base and the head of a change alike, or a head alone. */
export async function checkBoth(input: CheckInput, rules: readonly Rule[]): Promise<Checked> {
  const { policy, policyMistakes = [], today, repositories = [], sources = NO_SOURCES, progress } = input;
  const guard = new Guard(policy.limits, performance.now() + policy.limits.minutes * 60_000);
  const options = {
    policy,
    policyMistakes,
    change: input.base?.change,
    isBaseWhole: input.base !== undefined && input.base.whole !== false,
    isMerged: input.isMerged === true,
    today,
    repositories,
    sources,
    locations: new SchemaLocations(policy.schemaLocations, input.fetchSchema),
    unknownOwners: input.unknownOwners,
    branchRequirements: input.branchRequirements,
    ruleIds: rules.map(({ id }) => id),
  };
  const reader = new YamlReader(guard);
  const { own, ofBase, ofHead } = withImported(rules, input.imported, input.base && input.scope);
  if (input.base) progress?.('checking the base');
  const base =
    input.base &&
    (await checkRevision(new Revision(input.base.tree, reader.next(), options), own, { foreign: ofBase }));
  progress?.(`checking ${input.head.files.size} files`);
  const checkHead = (tree: Tree, change: Change | undefined): Promise<CheckedRevision> => {
    const head = new Revision(tree, reader.next(), { ...options, change }, base?.revision);
    noteCoverage(head);
    return checkRevision(head, own, { base, foreign: ofHead, only: input.only });
  };
  return { base, head: await checkHead(input.head, options.change), recheck: checkHead };
}
