import { addedAfter } from '../../src/findings/field-fix.ts';
import type { Problem } from '../../src/findings/problem.ts';
import { groupBy } from '../../src/grouping.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import { HELM_RELEASE, KUSTOMIZATION } from '../../src/reconcilers/flux/kinds.ts';
import { type Wait, waits } from '../../src/reconcilers/flux/references/waits.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { isTemplate } from '../../src/text/variables.ts';
import { listWords } from '../../src/text/words.ts';
import { listAt, valueAt } from '../../src/yaml/value.ts';

/** The kinds that need time after they are applied. */
const SLOW = new Set([
  KUSTOMIZATION,
  HELM_RELEASE,
  ...['Deployment', 'StatefulSet', 'DaemonSet'].map((kind) => `apps/${kind}`),
  'batch/Job',
]);

export default defineRule({
  id: 'missing-wait',
  description: 'Flux Kustomizations depend on one that does not wait for what it applies.',
  theme: 'practices',
  severity: 'warning',
  preset: 'strict',
  on: 'tree',

  *check(revision) {
    for (const cluster of revision.flux.clusters) {
      const dependents = waits(cluster).filter((wait) => wait.groupKind === KUSTOMIZATION && !hasExpression(wait));
      const byTarget = groupBy(dependents, ({ namespace, name }) => `${namespace}/${name}`);
      for (const [first, ...others] of byTarget.values()) yield* problemOf(cluster, [first, ...others], revision);
    }
  },
});

/** Whether an entry has its own condition. */
function hasExpression({ object, dependency }: Wait): boolean {
  return object.at(...dependency.at.name.path.slice(0, -1), 'readyExpr').exists;
}

function* problemOf(
  cluster: Cluster,
  dependents: readonly [Wait, ...Wait[]],
  { patches, checkouts }: Revision,
): Iterable<Problem> {
  const [first] = dependents;
  const target = cluster.kustomization(first.namespace, first.name);
  if (!target || target.failures.length > 0 || checkouts.holds(target.object.origin.file.path)) return;
  const { object } = target;
  const at = object.at('spec', 'wait');
  const isSlow = target.objects.find(({ groupKind }) => SLOW.has(groupKind));
  if (!isSlow || isOrdered(object) || patches.mayWrite(object, at.path)) return;
  const names = [...new Set(dependents.map((dependent) => `\`${dependent.object.name}\``))];
  const shown = names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} others`] : names;
  const verb = names.length === 1 ? 'starts' : 'start';
  yield {
    at,
    object,
    message: `Kustomization \`${object.name}\` does not wait for what it applies, such as ${isSlow.kind} \`${isSlow.name}\`. So ${listWords(shown)}, which ${names.length === 1 ? 'depends' : 'depend'} on it, ${verb} too early. Set \`wait: true\`.`,
    values: [],
    related: [{ at: first.dependency.at.name, message: `${first.object.name} depends on it` }],
    // Someone chose not to wait, and may have a reason.
    fix: at.exists ? undefined : addedAfter(object.at('spec', 'interval'), ['wait: true']),
  };
}

/** Whether a Kustomization is ready only after something it applies is, or may be. */
function isOrdered({ value }: KubernetesObject): boolean {
  const wait = valueAt(value, ['spec', 'wait']);
  return (
    wait === true || (typeof wait === 'string' && isTemplate(wait)) || listAt(value, 'spec', 'healthChecks').length > 0
  );
}
