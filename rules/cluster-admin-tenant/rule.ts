import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import { HELM_RELEASE, KUSTOMIZATION } from '../../src/reconcilers/flux/kinds.ts';
import { listAt, stringAt } from '../../src/yaml/value.ts';

export default defineRule({
  id: 'cluster-admin-tenant',
  description: 'The service account with which Flux applies the objects of a tenant may do everything in the cluster.',
  theme: 'practices',
  severity: 'warning',
  preset: 'strict',
  unreached: 'off',
  kinds: ['rbac.authorization.k8s.io/ClusterRoleBinding'],

  *check(binding, { flux, patches }) {
    const at = binding.at('roleRef', 'name');
    const cluster = flux.clusterOf(binding);
    if (at.value !== 'cluster-admin' || !cluster || patches.mayWrite(binding, ['subjects'])) return;
    for (const subject of listAt(binding.value, 'subjects')) {
      const [name = '', namespace = ''] = ['name', 'namespace'].map((field) => stringAt(subject, field));
      if (stringAt(subject, 'kind') !== 'ServiceAccount' || hasControllers(cluster, namespace)) continue;
      const user = userOf(cluster, namespace, name);
      if (!user) continue;
      yield {
        at,
        message: `Flux applies ${user.kind} \`${user.name}\` as the service account \`${name}\` of namespace \`${namespace}\`, which may do everything in the cluster. Anyone who can change the source of this tenant then can, too. Use a RoleBinding in the namespace.`,
        values: [namespace, name],
        related: [{ at: user.at('spec', 'serviceAccountName'), message: `${user.kind} ${user.name} uses the account` }],
      };
      return;
    }
  },
});

/** Whether the controllers of Flux run in a namespace, as far as it is known. */
function hasControllers(cluster: Cluster, namespace: string): boolean {
  return namespace === 'flux-system' || cluster.find('apps/Deployment', namespace, 'kustomize-controller').length > 0;
}

const users = new WeakMap<Cluster, ReadonlyMap<string, KubernetesObject>>();

/** What Flux applies as a service account. */
function userOf(cluster: Cluster, namespace: string, name: string): KubernetesObject | undefined {
  let byAccount = users.get(cluster);
  if (!byAccount) {
    const objects = [...cluster.ofKind(KUSTOMIZATION), ...cluster.ofKind(HELM_RELEASE)];
    byAccount = new Map(
      objects
        .toReversed()
        .map((object) => [
          JSON.stringify([object.namespace, stringAt(object.value, 'spec', 'serviceAccountName')]),
          object,
        ]),
    );
    users.set(cluster, byAccount);
  }
  return byAccount.get(JSON.stringify([namespace, name]));
}
