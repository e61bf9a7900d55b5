import { isMap, listAt } from '../../yaml/value.ts';
import type { KubernetesObject } from '../object.ts';

const MUTATORS =
  /^(?:mutations\.gatekeeper\.sh\/.+|policies\.kyverno\.io\/.*MutatingPolicy|admissionregistration\.k8s\.io\/Mutating.+)$/;
const KYVERNO = /^kyverno\.io\/(?:Cluster)?Policy$/;

/** Whether an object makes the API server change others before it checks them. */
export function isMutator({ groupKind, value }: KubernetesObject): boolean {
  if (MUTATORS.test(groupKind)) return true;
  return KYVERNO.test(groupKind) && listAt(value, 'spec', 'rules').some((rule) => isMap(rule) && isMap(rule.mutate));
}
