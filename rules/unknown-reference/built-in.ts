import type { NamedObject } from '../../src/kubernetes/references/reference.ts';

/** Names that clusters have without anyone creating them, by kind. */
const BUILT_IN: ReadonlyMap<string, RegExp> = new Map([
  ['/ServiceAccount', /^(?:default|builder|deployer|pipeline)$/],
  ['/ConfigMap', /^(?:kube-root-ca\.crt|openshift-service-ca\.crt|extension-apiserver-authentication)$/],
  ['/Service', /^(?:kubernetes|kube-dns|metrics-server)$/],
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
