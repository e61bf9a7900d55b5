import { handedOver, handoversIn } from '../../src/deeds/handovers.ts';
import { countedByKind, whereFrom } from '../../src/deeds/losses.ts';
import type { Removal } from '../../src/deeds/removal.ts';
import { type Taking, takingsIn } from '../../src/deeds/takings.ts';
import type { Problem } from '../../src/findings/problem.ts';
import { objectName } from '../../src/kubernetes/terms/words.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { listWords } from '../../src/text/words.ts';
import { reasonOf } from './reason.ts';

export default defineRule({
  id: 'orphaned-by-removal',
  description: 'A change removes objects from the repository that stay in the cluster.',
  theme: 'changes',
  severity: 'notice',
  on: 'change',
  *check(difference, revision) {
    const isHandedOver = handedOver(handoversIn(difference, revision));
    for (const taking of takingsIn(difference, revision)) {
      const kept = taking.removals.filter((removal) => !isHandedOver(removal) && reasonOf(removal) !== undefined);
      if (kept.length > 0) yield problemOf(taking, kept);
    }
  },
});

function problemOf({ deed }: Taking, kept: readonly Removal[]): Problem {
  const objects = [...new Map(kept.map(({ object }) => [objectName(object), object])).values()];
  const what = objects.length > 3 ? countedByKind(objects) : listWords(objects.map(objectName));
  const stay = objects.length === 1 ? 'stays' : 'stay';
  const it = objects.length === 1 ? 'it' : 'them';
  const reasons = [...new Set(kept.flatMap((removal) => reasonOf(removal) ?? []))];
  return {
    at: deed.at,
    side: deed.side === 'base' ? 'base' : undefined,
    message: `This change ${deed.words}, but ${what} ${stay} where ${it === 'it' ? 'it is' : 'they are'}, ${whereFrom(kept)}, as ${listWords(reasons)}. From now on nothing manages ${it}. Delete ${it} manually if no one needs ${it}.`,
    object: kept[0]?.object,
    builds: [...new Set(kept.map(({ cluster }) => cluster))].sort(),
    values: kept.map(({ cluster, object }) => `${cluster} ${objectName(object)}`).sort(),
  };
}
