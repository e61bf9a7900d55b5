import { getOrInsert } from '../../../grouping.ts';
import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { mapAt, stringAt } from '../../../yaml/value.ts';
import type { Cluster } from '../follow/cluster.ts';
import { HELM_RELEASE, SOURCE_GROUP } from '../kinds.ts';

/** The groups whose CustomResourceDefinitions charts install, by the name of the chart (their published charts, 2026). */
const GROUPS: ReadonlyMap<string, readonly string[]> = new Map([
  ['actions-runner-controller', ['actions.summerwind.dev']],
  ['argo-rollouts', ['argoproj.io']],
  ['capsule', ['capsule.clastix.io']],
  ['cert-manager', ['cert-manager.io', 'acme.cert-manager.io']],
  ['cilium', ['cilium.io']],
  ['cloudnative-pg', ['postgresql.cnpg.io']],
  ['crossplane', ['pkg.crossplane.io', 'apiextensions.crossplane.io']],
  ['dragonfly-operator', ['dragonflydb.io']],
  ['eck-operator', ['elasticsearch.k8s.elastic.co', 'kibana.k8s.elastic.co', 'beat.k8s.elastic.co']],
  ['emqx-operator', ['apps.emqx.io']],
  ['external-dns', ['externaldns.k8s.io']],
  ['external-secrets', ['external-secrets.io', 'generators.external-secrets.io']],
  ['flagger', ['flagger.app']],
  ['gatekeeper', ['templates.gatekeeper.sh', 'constraints.gatekeeper.sh', 'config.gatekeeper.sh']],
  ['gateway-helm', ['gateway.envoyproxy.io', 'gateway.networking.k8s.io']],
  ['gha-runner-scale-set-controller', ['actions.github.com']],
  ['gpu-operator', ['nvidia.com']],
  ['grafana-operator', ['grafana.integreatly.org']],
  ['intel-device-plugins-operator', ['deviceplugin.intel.com']],
  ['keda', ['keda.sh']],
  ['kube-prometheus-stack', ['monitoring.coreos.com']],
  ['kyverno', ['kyverno.io', 'policies.kyverno.io']],
  ['longhorn', ['longhorn.io']],
  ['mariadb-operator', ['k8s.mariadb.com']],
  ['metallb', ['metallb.io']],
  ['node-feature-discovery', ['nfd.k8s-sigs.io']],
  ['opentelemetry-operator', ['opentelemetry.io']],
  ['postgres-operator', ['acid.zalan.do']],
  ['prometheus-operator-crds', ['monitoring.coreos.com']],
  ['rook-ceph', ['ceph.rook.io']],
  ['sealed-secrets', ['bitnami.com']],
  ['snapshot-controller', ['snapshot.storage.k8s.io']],
  ['strimzi-kafka-operator', ['kafka.strimzi.io']],
  ['tailscale-operator', ['tailscale.com']],
  ['tf-controller', ['infra.contrib.fluxcd.io']],
  ['traefik', ['traefik.io']],
  ['traefik-crds', ['traefik.io', 'gateway.networking.k8s.io']],
  ['trust-manager', ['trust.cert-manager.io']],
  ['vault-secrets-operator', ['secrets.hashicorp.com']],
  ['velero', ['velero.io']],
  ['victoria-metrics-operator', ['operator.victoriametrics.com']],
  ['volsync', ['volsync.backube']],
]);

/** The groups of the kinds that a HelmRelease installs; none if its chart is not known, or if it leaves the definitions out. */
export function groupsOfChart(release: KubernetesObject, cluster: Cluster): readonly string[] {
  return leavesOutDefinitions(release) ? [] : (GROUPS.get(chartOf(release, cluster) ?? '') ?? []);
}

/** Whether a HelmRelease does not install the definitions of its chart, as `install` or the usual values say. */
function leavesOutDefinitions({ value }: KubernetesObject): boolean {
  const install = mapAt(value, 'spec', 'install');
  const values = mapAt(value, 'spec', 'values');
  const crds = mapAt(values, 'crds');
  const switches = [values?.installCRDs, values?.crds, crds?.enabled, crds?.install, crds?.create];
  return install?.crds === 'Skip' || install?.skipCRDs === true || switches.includes(false);
}

/** The HelmReleases of a cluster by the groups of the kinds that their charts define. */
export function releasesByGroup(cluster: Cluster): Map<string, KubernetesObject[]> {
  const releases = new Map<string, KubernetesObject[]>();
  for (const release of cluster.ofKind(HELM_RELEASE)) {
    for (const group of groupsOfChart(release, cluster)) getOrInsert(releases, group, () => []).push(release);
  }
  return releases;
}

/** The name of the chart of a HelmRelease, without the path of its repository; undefined if its source is not known. */
export function chartOf(release: KubernetesObject, cluster: Cluster): string | undefined {
  const chart = stringAt(release.value, 'spec', 'chart', 'spec', 'chart');
  if (chart !== undefined) return chart.split('/').at(-1);
  const reference = mapAt(release.value, 'spec', 'chartRef');
  const namespace = stringAt(reference, 'namespace') || release.namespace;
  const groupKind = `${SOURCE_GROUP}/${stringAt(reference, 'kind') ?? ''}`;
  const [source] = cluster.find(groupKind, namespace, stringAt(reference, 'name') ?? '');
  return stringAt(source?.object.value, 'spec', 'url')?.split('/').at(-1);
}
