import { getOrInsert } from '../../src/grouping.ts';
import { admissionPolicyOf } from '../../src/kubernetes/policies/admission-policy.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { listAt, mapAt, stringAt } from '../../src/yaml/value.ts';
import { ACTIONS, type BoundPolicy, isKnown } from './bound.ts';
import { kyvernoPolicies } from './kyverno.ts';
import { Neighbors } from './neighbors.ts';

const POLICY = 'admissionregistration.k8s.io/ValidatingAdmissionPolicy';
const BINDING = 'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding';
/** The API server does not ask policies about the objects that configure admission. */
const EXEMPT = 'admissionregistration.k8s.io';

const KNOWN = new WeakMap<Revision, Map<string, readonly BoundPolicy[]>>();

/** The policies that are in force where an object runs. */
export function policiesIn(place: string, revision: Revision): readonly BoundPolicy[] {
  const known = KNOWN.get(revision) ?? new Map<string, readonly BoundPolicy[]>();
  KNOWN.set(revision, known);
  return getOrInsert(known, place, () => [...boundIn(place, revision), ...kyvernoPolicies(place, revision)]);
}

function boundIn(place: string, revision: Revision): BoundPolicy[] {
  const neighbors = Neighbors.of(revision);
  const policies = new Map(neighbors.ofKind(place, POLICY).map((object) => [object.name, object]));
  return neighbors.ofKind(place, BINDING).flatMap((binding) => {
    const object = policies.get(stringAt(binding.value, 'spec', 'policyName') ?? '');
    if (!object || !isKnown(object, revision) || !isKnown(binding, revision)) return [];
    const policy = admissionPolicyOf(object.value);
    const actions = listAt(binding.value, 'spec', 'validationActions');
    const action = ACTIONS.find((one) => actions.includes(one));
    if (!policy || !action || !revision.policyEvaluator?.compiles(policy, 'kubernetes')) return [];
    return {
      object,
      policy,
      match: mapAt(binding.value, 'spec', 'matchResources'),
      paramRef: mapAt(binding.value, 'spec', 'paramRef'),
      action,
      exceptions: [],
      isFor: ({ group }) => group !== EXEMPT,
      isForPods: true,
    };
  });
}
