import type { Guard } from '../guard.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { PolicyEvaluator } from '../kubernetes/policies/evaluator.ts';
import { loadPolicyEvaluator } from '../kubernetes/policies/load.ts';
import type { Policy } from '../policy/policy.ts';

/** Where policies are defined. */
export interface PolicySources {
  readonly guard: Guard;
  readonly policy: Policy;
  readonly objects: readonly KubernetesObject[];
}

/** The kinds of policies that objects define. */
const POLICIES: ReadonlySet<string> = new Set([
  'admissionregistration.k8s.io/ValidatingAdmissionPolicy',
  'policies.kyverno.io/ValidatingPolicy',
  'policies.kyverno.io/NamespacedValidatingPolicy',
  'policies.kyverno.io/ImageValidatingPolicy',
  'policies.kyverno.io/NamespacedImageValidatingPolicy',
]);

/** What evaluates the policies of a revision, or undefined if it has none. */
export async function loadPolicies({ guard, policy, objects }: PolicySources): Promise<PolicyEvaluator | undefined> {
  const hasAny = policy.policies.length > 0 || objects.some(({ groupKind }) => POLICIES.has(groupKind));
  if (!hasAny) return undefined;
  return guard.wait(
    'steps',
    () => ({ what: 'The policies of this repository', at: undefined }),
    loadPolicyEvaluator,
    () => undefined,
  );
}
