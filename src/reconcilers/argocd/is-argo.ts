import type { KubernetesObject } from '../../kubernetes/object.ts';
import { APPLICATION, APPLICATION_SET } from './kinds.ts';

/** Whether an object is an Application or an ApplicationSet of Argo CD. */
export function isArgo({ groupKind }: KubernetesObject): boolean {
  return groupKind === APPLICATION || groupKind === APPLICATION_SET;
}
