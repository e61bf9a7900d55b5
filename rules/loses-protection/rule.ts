import type { SetDifference } from '../../src/change/difference.ts';
import type { ObjectDifference } from '../../src/change/object-difference.ts';
import { handedOver, handoversIn } from '../../src/deeds/handovers.ts';
import { lossesOf, whereFrom } from '../../src/deeds/losses.ts';
import { removalsOf } from '../../src/deeds/removal.ts';
import { type Taking, takingsIn } from '../../src/deeds/takings.ts';
import type { Problem } from '../../src/findings/problem.ts';
import { fieldName, objectName } from '../../src/kubernetes/terms/words.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { fewInWords, listWords } from '../../src/text/words.ts';
import { Deployments } from './deployments.ts';
import { type Unprotected, unprotectedBy } from './taken.ts';
import { weakenings } from './weakened.ts';

export default defineRule({
  id: 'loses-protection',
  description: 'A change takes away what protects a workload that stays.',
  theme: 'changes',
  severity: 'warning',
  on: 'change',
  *check(difference, revision) {
    const deployments = new Deployments(revision);
    const isHandedOver = handedOver(handoversIn(difference, revision));
    for (const taking of takingsIn(difference, revision)) {
      const lost = taking.removals.flatMap((removal) =>
        isHandedOver(removal) ? [] : unprotectedBy(removal, deployments),
      );
      if (lost.length > 0) yield removed(taking, lost);
    }
    for (const set of difference.differences)
      if (set.by) for (const one of set.objects) yield* weakened(one, set, revision);
  },
});

function removed({ deed, removals }: Taking, lost: readonly Unprotected[]): Problem {
  const gone = [...new Set(lost.map(({ removal }) => removal))];
  const tool = gone[0]?.set.by?.tool ?? 'The reconciler';
  const what = fewInWords([...new Set(gone.map(({ object }) => objectName(object)))]);
  const workloads = [...new Set([...new Set(lost.map((one) => one.workloads))].flat().map(objectName))];
  const stay = `${fewInWords(workloads)} ${workloads.length === 1 ? 'stays' : 'stay'}`;
  const harms = listWords([...new Set(lost.map(({ harm }) => harm))]);
  const losses = lossesOf(gone, removals);
  return {
    at: deed.at,
    side: deed.side === 'base' ? 'base' : undefined,
    message: `This change ${deed.words}, so ${tool} deletes ${what}, ${whereFrom(gone)}. ${stay}, but ${harms}. If this is not intended, put it back.`,
    fix: deed.side === 'head' ? deed.fix : undefined,
    object: gone[0]?.object,
    builds: [...new Set(gone.map(({ cluster }) => cluster))].sort(),
    values: losses.map(({ cluster, object }) => [cluster, object.kind, object.namespace, object.name].join('/')).sort(),
    losses,
  };
}

function* weakened(one: ObjectDifference, set: SetDifference, { base }: Revision): Iterable<Problem> {
  const { change, before, deployed } = one;
  if (change !== 'changed' || !before || !base) return;
  const { object } = deployed;
  for (const { path, harm } of weakenings(before.object, object)) {
    const [old, now] = [before.object.at(...path), object.at(...path)];
    const removals = removalsOf({ ...one, deployed: before }, set);
    const field = `\`${fieldName(path)}\``;
    const deed = now.exists
      ? `weakens ${field} of ${objectName(object)}`
      : `removes ${field} from ${objectName(object)}`;
    yield {
      at: now.exists ? now : old,
      side: now.exists ? undefined : 'base',
      message: `This change ${deed}, so ${harm}, ${whereFrom(removals)}. If this is not intended, put it back.`,
      object,
      builds: [...new Set(removals.map(({ cluster }) => cluster))].sort(),
      values: path.map(String),
      losses: lossesOf(removals, []),
    };
  }
}
