import type { SetDifference } from '../../src/change/difference.ts';
import type { FieldDifference } from '../../src/change/fields.ts';
import type { Problem } from '../../src/findings/problem.ts';
import { getOrInsert } from '../../src/grouping.ts';
import { type KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import { defineRule } from '../../src/lint/rule.ts';

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
      const what = `${object.kind} \`${object.name}\``;
      const before = field.before?.value ?? 1;
      yield {
        at: field.after,
        message: `This change scales ${what} from ${String(before)} to 0, so it has no pods after the merge and nothing answers in its place. If this is temporary, say in the pull request when it ends.`,
        object,
        builds: [name],
        values: [field.field],
      };
    }
  }
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
  return object.kind === 'HelmRelease' && path[1] === 'values' && COUNTS.has(path.at(-1) ?? '') && before !== undefined;
}
