import type { SetDifference } from '../../src/change/difference.ts';
import { handedOver, handoversIn } from '../../src/deeds/handovers.ts';
import { countedByKind, lossesOf, whereFrom } from '../../src/deeds/losses.ts';
import type { Removal } from '../../src/deeds/removal.ts';
import { type Taking, takingsIn } from '../../src/deeds/takings.ts';
import type { Problem } from '../../src/findings/problem.ts';
import { getOrInsert } from '../../src/grouping.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { grouped } from '../../src/text/words.ts';

/** More objects than these are many, whatever else a cluster has. */
const MANY = 50;
/** Fewer objects than these are never many, and more are if they are this share of a cluster. */
const FEW = 5;
const SHARE = 0.25;

export default defineRule({
  id: 'prunes-many',
  description: 'A change makes Flux or Argo CD delete a large part of a cluster.',
  theme: 'changes',
  severity: 'warning',
  on: 'change',
  *check(difference, revision) {
    const isHandedOver = handedOver(handoversIn(difference, revision));
    const places = new Map<string, { readonly taking: Taking; readonly pruned: Removal[] }[]>();
    for (const taking of takingsIn(difference, revision)) {
      for (const removal of taking.removals) {
        if (removal.outcome !== 'pruned' || isHandedOver(removal)) continue;
        const parts = getOrInsert(places, placeOf(removal), () => []);
        const own = parts.at(-1);
        if (own?.taking === taking) own.pruned.push(removal);
        else parts.push({ taking, pruned: [removal] });
      }
    }
    for (const parts of places.values()) {
      const pruned = parts.flatMap((part) => part.pruned);
      const all = sizeOf(pruned[0]?.set, revision);
      const isMany = pruned.length > MANY || (pruned.length >= FEW && pruned.length > all * SHARE);
      const [most] = [...parts].sort((a, b) => b.pruned.length - a.pruned.length);
      if (isMany && most) yield problemOf(most.taking, parts.length - 1, pruned, all);
    }
  },
});

/** The cluster, or Argo CD as a whole: to which cluster an Application deploys is not always known. */
function placeOf({ cluster, set }: Removal): string {
  return set.synced.length > 0 ? 'Argo CD' : `cluster ${cluster}`;
}

/** The number of objects that a cluster, or all Applications, had. */
function sizeOf(set: SetDifference | undefined, { base }: Revision): number {
  if (set?.synced.length === 0) return base?.deployed?.sets.find(({ name }) => name === set.name)?.objects.length ?? 0;
  const synced = base?.reconcilers.flatMap((one) => one.synced) ?? [];
  return synced.reduce((sum, { objects }) => sum + objects.length, 0);
}

function problemOf({ deed }: Taking, others: number, pruned: readonly Removal[], all: number): Problem {
  const tool = pruned[0]?.set.by?.tool ?? 'The reconciler';
  const more = others === 0 ? '' : ` and removes more in ${others === 1 ? 'another place' : `${others} other places`}`;
  const losses = lossesOf(pruned, pruned);
  const count = `${grouped(pruned.length)} of ${grouped(Math.max(all, pruned.length))} objects`;
  return {
    at: deed.at,
    side: deed.side === 'base' ? 'base' : undefined,
    message: `This change ${deed.words}${more}, so ${tool} deletes ${count}, ${whereFrom(pruned)}: ${countedByKind(pruned.map(({ object }) => object))}. If this is not intended, put them back.`,
    object: pruned[0]?.object,
    builds: [...new Set(pruned.map(({ cluster }) => cluster))].sort(),
    values: losses.map(({ cluster, object }) => [cluster, object.kind, object.namespace, object.name].join('/')).sort(),
    losses,
  };
}
