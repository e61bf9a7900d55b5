import type { KubernetesObject } from '../../../kubernetes/object.ts';
import type { NamedObject } from '../../../kubernetes/references/reference.ts';
import { stringAt } from '../../../yaml/value.ts';

/** Names that clusters have without anyone creating them, by kind; those of Flux included, however it was installed. */
const BUILT_IN: ReadonlyMap<string, RegExp> = new Map([
  ['/ServiceAccount', /^(?:default|builder|deployer|pipeline)$/],
  ['/ConfigMap', /^(?:kube-root-ca\.crt|openshift-service-ca\.crt|extension-apiserver-authentication)$/],
  ['/Service', /^(?:kubernetes|kube-dns|metrics-server|(?:source|notification)-controller|webhook-receiver)$/],
  [
    'rbac.authorization.k8s.io/ClusterRole',
    /^(?:cluster-admin|admin|edit|view|cluster-reader|self-provisioner|basic-user)$|:/,
  ],
  ['rbac.authorization.k8s.io/Role', /:|^(?:extension-apiserver-authentication-reader)$/],
  ['scheduling.k8s.io/PriorityClass', /^system-|^openshift-/],
]);

/** Whether an object is one that every cluster, or every cluster of a kind, has. */
export function isBuiltIn({
  groupKind,
  namespace,
  name,
}: Pick<NamedObject, 'groupKind' | 'namespace' | 'name'>): boolean {
  if (groupKind === '/ServiceAccount' && /^(?:kube-|openshift-)/.test(namespace)) return true;
  return BUILT_IN.get(groupKind)?.test(name) ?? false;
}

/** Whether an object is a part of Flux's own installation, which also names the accounts of controllers that are not installed. */
export function isOfFluxItself({ value }: KubernetesObject): boolean {
  return stringAt(value, 'metadata', 'labels', 'app.kubernetes.io/part-of') === 'flux';
}
