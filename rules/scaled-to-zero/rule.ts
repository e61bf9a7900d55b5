import type { SetDifference } from '../../src/change/difference.ts';
import type { FieldDifference } from '../../src/change/fields.ts';
import type { Problem } from '../../src/findings/problem.ts';
import { getOrInsert } from '../../src/grouping.ts';
import { type KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { APPLICATION } from '../../src/reconcilers/argocd/kinds.ts';
import { HELM_RELEASE } from '../../src/reconcilers/flux/kinds.ts';
import { quoted } from '../../src/text/words.ts';

/** Kinds with a number of pods. */
const WORKLOADS = new Set(['apps/Deployment', 'apps/StatefulSet', 'apps/ReplicaSet', '/ReplicationController']);
/** What values of a chart call that number. */
const COUNTS = new Set(['replicas', 'replicaCount']);

export default defineRule({
  id: 'scaled-to-zero',
  description: 'A change leaves a workload without pods.',
  theme: 'changes',
  severity: 'notice',
  on: 'change',
  *check({ differences }) {
    const told = new Map<string, Problem>();
    for (const set of differences)
      for (const problem of scaled(set)) {
        const { builds = [], object } = problem;
        const key = `${object?.groupKind} ${object?.namespace}/${object?.name} ${problem.message}`;
        const same = getOrInsert(told, key, () => problem);
        if (same !== problem)
          told.set(key, { ...same, builds: [...new Set([...(same.builds ?? []), ...builds])].sort() });
      }
    yield* told.values();
  },
});

function* scaled({ name, objects }: SetDifference): Iterable<Problem> {
  for (const { change, deployed, fields } of objects) {
    if (change !== 'changed') continue;
    const { object } = deployed;
    for (const field of fields) {
      if (!counts(object, field)) continue;
      yield {
        at: field.after,
        message: `${wordsOf(object, field)} If this is temporary, say in the pull request when it ends.`,
        object,
        builds: [name],
        values: [field.field],
      };
    }
  }
}

function wordsOf(object: KubernetesObject, { field, before }: FieldDifference): string {
  const what = `${object.kind} ${quoted(object.name)}`;
  const old = before === undefined ? 1 : before.value;
  const from = typeof old === 'number' ? ` from ${old}` : '';
  return WORKLOADS.has(object.groupKind)
    ? `This change scales ${what}${from} to 0, so it has no pods after the merge and nothing answers in its place.`
    : `This change sets ${quoted(field)} of ${what}${from} to 0, so the pods that it counts stop after the merge and nothing answers in their place.`;
}

/** Whether a field is a number of pods that becomes 0. */
function counts(
  object: KubernetesObject,
  field: FieldDifference,
): field is FieldDifference & { readonly after: Place } {
  const { before, after } = field;
  if (!(after instanceof Place) || after.value !== 0 || before?.value === 0) return false;
  const path = after.path.map(String);
  if (WORKLOADS.has(object.groupKind)) return path.join('.') === 'spec.replicas';
  return before !== undefined && isOfValues(object, path) && COUNTS.has(path.at(-1) ?? '');
}

/** Whether a path is in the values that an object gives to a chart. */
function isOfValues({ groupKind }: KubernetesObject, path: readonly string[]): boolean {
  if (groupKind === HELM_RELEASE) return path[1] === 'values';
  return groupKind === APPLICATION && path.includes('valuesObject');
}
