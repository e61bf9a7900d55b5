import type { Accumulator } from '../accumulator.ts';
import { fail } from '../failure.ts';
import { applySpec, type EntryPlace, scalar } from '../fields/apply-specs.ts';
import type { FieldSpec } from '../fields/field-spec.ts';
import { gvkText, isSelected } from '../resources/identity.ts';
import type { WrittenValue } from '../resources/scalar.ts';

/** Sets the replicas of the workloads of a name; that there is none is an error. */
export function setReplicas(
  state: Accumulator,
  name: string,
  count: WrittenValue,
  specs: readonly FieldSpec[],
  place: EntryPlace,
): void {
  let isFound = false;
  const touch = { kind: 'replica', origin: place.origin } as const;
  for (const spec of specs) {
    for (const resource of state.withAnyId((id) => id.name === name && isSelected(id, spec))) {
      isFound = true;
      resource.touch(touch);
      if (isSelected(resource.id, spec)) applySpec(resource, spec, scalar(count), 'scalar', place);
    }
  }
  if (isFound) return;
  state.unmatched.push({ kind: 'replica', ...place });
  if (state.isPartial) return;
  const kinds = specs.map((spec) => gvkText(spec)).join(' ');
  throw fail('transformer', `resource with name ${name} does not match a config with the following GVK [${kinds}]`, {
    ...place,
    message: `\`replicas\` names \`${name}\`, but this build has no Deployment, StatefulSet, ReplicaSet or ReplicationController with that name.`,
  });
}
