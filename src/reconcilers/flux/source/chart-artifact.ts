import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { mapAt, stringAt } from '../../../yaml/value.ts';
import type { Cluster } from '../follow/cluster.ts';
import type { FluxKustomization } from '../follow/flux-kustomization.ts';
import { HELM_CHART } from '../kinds.ts';

/** The object that says where a HelmRelease takes its chart from: itself, or the HelmChart that it references; undefined for other sources. */
export function chartDefinition(release: KubernetesObject, cluster: Cluster): KubernetesObject | undefined {
  const reference = mapAt(release.value, 'spec', 'chartRef');
  if (!reference) return release;
  if (stringAt(reference, 'kind') !== 'HelmChart') return undefined;
  const namespace = stringAt(reference, 'namespace') || release.namespace;
  return cluster.find(HELM_CHART, namespace, stringAt(reference, 'name') ?? '')[0]?.object;
}

/** The path of what a HelmRelease or a HelmChart says of a chart. */
export function chartPath({ groupKind }: KubernetesObject): readonly string[] {
  return groupKind === HELM_CHART ? ['spec'] : ['spec', 'chart', 'spec'];
}

/** Finds, for a HelmRelease or HelmChart of a cluster, a Kustomization whose source is certainly this tree and is that of the chart: both read the same files. */
export function chartSources({
  kustomizations,
}: Cluster): (definition: KubernetesObject) => FluxKustomization | undefined {
  const users = new Map(
    kustomizations.flatMap((reconciler): [string, FluxKustomization][] => {
      const { source, path } = reconciler;
      return source && path?.isCertain ? [[`${source.kind}/${source.namespace}/${source.name}`, reconciler]] : [];
    }),
  );
  return (definition) => users.get(sourceOf(definition));
}

function sourceOf(definition: KubernetesObject): string {
  const { value, namespace } = definition;
  const field = (name: string): string => stringAt(value, ...chartPath(definition), 'sourceRef', name) ?? '';
  return `${field('kind')}/${field('namespace') || namespace}/${field('name')}`;
}
