import type { DeployedSet } from '../reconcilers/deployed.ts';
import type { SetPair } from '../reconcilers/set-pair.ts';
import { compareSets, differs, type SetDifference } from './difference.ts';
import { stagesOf } from './stages.ts';

/** The differences of what Applications deploy; those together that differ only in what would happen to objects, if none goes. */
export function comparePairs(pairs: readonly SetPair[]): SetDifference[] {
  const found = new Map<string, SetDifference>();
  for (const pair of pairs) {
    const difference = comparePair(pair);
    if (!differs(difference)) continue;
    const removes = difference.objects.some(({ change }) => change === 'removed');
    const key = removes ? `${pair.key}\0${pair.outcome}` : pair.key;
    const applications = [...(found.get(key)?.applications ?? []), ...difference.applications].sort((a, b) =>
      a.name === b.name ? 0 : a.name < b.name ? -1 : 1,
    );
    const synced = [...(found.get(key)?.synced ?? []), ...difference.synced];
    found.set(key, { ...difference, applications, synced });
  }
  return [...found.values()];
}

function comparePair({
  before,
  after,
  pruning,
  updating,
  stepOf,
  notes,
  applications,
  synced,
}: SetPair): SetDifference {
  const difference = compareSets(...comparable(before, after), pruning, updating);
  if (!difference) throw new Error('Applications without a content');
  const isPaired = applications.some(({ change }) => change === 'changed');
  return {
    ...difference,
    name: (after ?? before)?.name ?? '',
    change: isPaired || (before && after) ? 'changed' : difference.change,
    notes: [...difference.notes, ...notes],
    stages: stagesOf(difference.objects, after, stepOf),
    applications,
    synced,
  };
}

/** The parts of both states that can be compared. A failed or unknown state removes nothing, and has no known changes. */
function comparable(
  before: DeployedSet | undefined,
  after: DeployedSet | undefined,
): [DeployedSet | undefined, DeployedSet | undefined] {
  if (!before || !after || before.state === after.state) return [before, after];
  if (after.state === 'known') return [undefined, after];
  return [
    { ...before, objects: [], failures: [] },
    { ...after, objects: [], failures: [] },
  ];
}
