import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { BUILT_IN_NAMESPACES } from '../../src/reconcilers/built-in-namespaces.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import { HELM_RELEASE } from '../../src/reconcilers/flux/kinds.ts';
import { isTemplate } from '../../src/text/variables.ts';
import { mapAt, stringAt } from '../../src/yaml/value.ts';

export default defineRule({
  id: 'storage-namespace',
  description: 'A HelmRelease for another cluster stores its history in a namespace that may not exist there.',
  theme: 'reconcilers',
  severity: 'warning',
  unreached: 'warning',
  kinds: [HELM_RELEASE],

  *check(release, { flux, patches }) {
    const target = stringAt(release.value, 'spec', 'targetNamespace') ?? '';
    const { namespace } = release;
    if (!mapAt(release.value, 'spec', 'kubeConfig') || stringAt(release.value, 'spec', 'storageNamespace')) return;
    if (target === '' || namespace === '' || target === namespace || isTemplate(namespace)) return;
    if (BUILT_IN_NAMESPACES.has(namespace) || patches.mayWrite(release, ['spec', 'storageNamespace'])) return;
    const cluster = flux.clusterOf(release);
    if (cluster && createdOf(cluster).has(placeOf(release))) return;
    yield {
      at: release.at('spec', 'targetNamespace'),
      message: `Without \`storageNamespace\`, Helm stores the history of the release in namespace \`${namespace}\` of the other cluster. If it does not exist there, the installation fails. Set \`storageNamespace: ${target}\`.`,
      values: [namespace],
      cause: [namespace, JSON.stringify(mapAt(release.value, 'spec', 'kubeConfig'))],
    };
  },
});

const created = new WeakMap<Cluster, ReadonlySet<string>>();

/** The namespaces that the HelmReleases of a cluster create for themselves in other clusters, as `placeOf` says them. */
function createdOf(cluster: Cluster): ReadonlySet<string> {
  let places = created.get(cluster);
  if (!places) {
    places = new Set(cluster.ofKind(HELM_RELEASE).flatMap((one) => (createsOwn(one) ? placeOf(one) : [])));
    created.set(cluster, places);
  }
  return places;
}

function createsOwn({ value, namespace }: KubernetesObject): boolean {
  const target = stringAt(value, 'spec', 'targetNamespace') || namespace;
  return target === namespace && mapAt(value, 'spec', 'install')?.createNamespace === true;
}

/** The namespace of a HelmRelease in the cluster that its `kubeConfig` says. */
function placeOf({ value, namespace }: KubernetesObject): string {
  return JSON.stringify([namespace, mapAt(value, 'spec', 'kubeConfig') ?? {}]);
}
