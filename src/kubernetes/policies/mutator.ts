import { isMap, listAt, mapAt, newMap } from '../../yaml/value.ts';
import type { KubernetesObject } from '../object.ts';
import { isPinning } from './images.ts';

const MUTATORS =
  /^(?:mutations\.gatekeeper\.sh\/.+|policies\.kyverno\.io\/.*MutatingPolicy|admissionregistration\.k8s\.io\/Mutating.+)$/;
const KYVERNO = /^kyverno\.io\/(?:Cluster)?Policy$/;

const IMAGES = /^policies\.kyverno\.io\/(?:Namespaced)?ImageValidatingPolicy$/;

/** What of other objects an object makes the API server change before it checks them, if anything. */
export function mutationOf({ groupKind, value }: KubernetesObject): 'any field' | 'images' | undefined {
  if (MUTATORS.test(groupKind)) return 'any field';
  if (IMAGES.test(groupKind)) return isPinning(mapAt(value, 'spec') ?? newMap()) ? 'images' : undefined;
  if (!KYVERNO.test(groupKind)) return undefined;
  return listAt(value, 'spec', 'rules').some((rule) => isMap(rule) && isMap(rule.mutate)) ? 'any field' : undefined;
}
