import type { ObjectDifference } from '../../src/change/object-difference.ts';
import type { Problem } from '../../src/findings/problem.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { Reconciler } from '../../src/reconcilers/reconciler.ts';
import type { Switch } from '../../src/reconcilers/switch.ts';
import { quoted } from '../../src/text/words.ts';
import { resumption } from './resumption.ts';

export default defineRule({
  id: 'resumes',
  description: 'A change makes Flux or Argo CD apply an object again, and with it everything that it missed.',
  theme: 'changes',
  severity: 'notice',
  on: 'change',

  *check({ differences }, { reconcilers }) {
    for (const { by, status, objects } of differences)
      for (const difference of by || status?.by === 'hand' ? objects : []) yield* resumptions(difference, reconcilers);
  },
});

/** What was off of an object before, and is not anymore. */
function* resumptions(
  { before, deployed: { object } }: ObjectDifference,
  reconcilers: readonly Reconciler[],
): Iterable<Problem> {
  if (!before) return;
  const off = (one: KubernetesObject): Switch[] => reconcilers.flatMap((reconciler) => reconciler.switches(one));
  const [old, now] = [off(before.object), off(object)];
  if (now.some(({ stopsAll }) => stopsAll)) return;
  for (const { at, effect } of old) {
    const words = now.some((one) => one.effect === effect) ? undefined : resumption(object, at.path);
    if (words === undefined) continue;
    const place = object.at(...at.path);
    const isDeleted = at.exists && !place.exists;
    yield {
      at: isDeleted ? at : place,
      side: isDeleted ? 'base' : undefined,
      object,
      message: `This change resumes ${object.kind} ${quoted(object.name)}. ${words}`,
      values: [at.path.join('.')],
      cause: [object.kind, at.path.join('.')],
    };
  }
}
