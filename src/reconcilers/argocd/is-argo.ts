import type { KubernetesObject } from '../../kubernetes/object.ts';

/** Whether an object is an Application or an ApplicationSet of Argo CD. */
export function isArgo({ groupKind }: KubernetesObject): boolean {
  return groupKind === 'argoproj.io/Application' || groupKind === 'argoproj.io/ApplicationSet';
}
