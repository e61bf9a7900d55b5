import type { KubernetesObject } from '../../../kubernetes/object.ts';
import type { VariableSource } from './variables.ts';

/** Policies that change objects when they are applied: of Kubernetes, Kyverno, Gatekeeper. */
const POLICIES: ReadonlySet<string> = new Set([
  'admissionregistration.k8s.io/MutatingAdmissionPolicy',
  'kyverno.io/ClusterPolicy',
  'kyverno.io/Policy',
  'policies.kyverno.io/MutatingPolicy',
  'mutations.gatekeeper.sh/Assign',
  'mutations.gatekeeper.sh/ModifySet',
]);

/** Whether a policy gives variables to Kustomizations; which ones, and to which Kustomizations, is not known. */
export function addsVariables({ groupKind, value }: KubernetesObject): boolean {
  return POLICIES.has(groupKind) && /substituteFrom|postBuild/.test(JSON.stringify(value));
}

/** What a policy gives to Kustomizations, as an entry of `substituteFrom` of which nothing is known. */
export function policySource(policy: KubernetesObject): VariableSource {
  return { kind: policy.kind, name: policy.name, isOptional: true, at: policy.at('metadata', 'name') };
}
