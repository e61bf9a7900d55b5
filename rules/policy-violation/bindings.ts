import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { type AdmissionPolicy, admissionPolicyOf } from '../../src/kubernetes/policies/admission-policy.ts';
import type { Revision } from '../../src/revision/revision.ts';
import type { Severity } from '../../src/severity.ts';
import { listAt, mapAt, stringAt, type YamlMap } from '../../src/yaml/value.ts';
import { Neighbors } from './neighbors.ts';

const POLICY = 'admissionregistration.k8s.io/ValidatingAdmissionPolicy';
const BINDING = 'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding';

/** What happens to an object that violates a policy, the most serious first. */
export const ACTIONS = ['Deny', 'Warn', 'Audit'] as const;
export type Action = (typeof ACTIONS)[number];

/** A policy that is in force in a cluster. */
export interface BoundPolicy {
  readonly object: KubernetesObject;
  readonly policy: AdmissionPolicy;
  /** The resources of the binding, which limit those of the policy. */
  readonly match: YamlMap | undefined;
  readonly paramRef: YamlMap | undefined;
  readonly action: Action;
}

/** The level of a violation, by what happens to the object. */
export const LEVELS: Readonly<Record<Action, Severity>> = { Deny: 'error', Warn: 'warning', Audit: 'notice' };

const KNOWN = new WeakMap<Revision, Map<string, readonly BoundPolicy[]>>();

/** The policies that are in force where an object runs. */
export function policiesIn(place: string, revision: Revision): readonly BoundPolicy[] {
  const known = KNOWN.get(revision) ?? new Map<string, readonly BoundPolicy[]>();
  KNOWN.set(revision, known);
  let found = known.get(place);
  if (!found) {
    found = boundIn(place, revision);
    known.set(place, found);
  }
  return found;
}

function boundIn(place: string, revision: Revision): BoundPolicy[] {
  const neighbors = Neighbors.of(revision);
  const isKnown = (object: KubernetesObject): boolean => !object.lacksParts && !revision.patches.mayWrite(object, []);
  const policies = new Map(neighbors.ofKind(place, POLICY).map((object) => [object.name, object]));
  return neighbors.ofKind(place, BINDING).flatMap((binding) => {
    const object = policies.get(stringAt(binding.value, 'spec', 'policyName') ?? '');
    const policy = object && isKnown(object) && isKnown(binding) ? admissionPolicyOf(object.value) : undefined;
    const actions = listAt(binding.value, 'spec', 'validationActions');
    const action = ACTIONS.find((one) => actions.includes(one));
    if (!object || !policy || !action) return [];
    const match = mapAt(binding.value, 'spec', 'matchResources');
    const paramRef = mapAt(binding.value, 'spec', 'paramRef');
    return { object, policy, match, paramRef, action };
  });
}
