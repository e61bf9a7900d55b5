import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { stringAt } from '../../../yaml/value.ts';
import type { Cluster } from '../follow/cluster.ts';
import type { FluxKustomization } from '../follow/flux-kustomization.ts';

/** Finds, for a HelmRelease of a cluster, a Kustomization whose source is certainly this tree and is that of the chart: both read the same files. */
export function chartSources({
  kustomizations,
}: Cluster): (release: KubernetesObject) => FluxKustomization | undefined {
  const users = new Map(
    kustomizations.flatMap((reconciler): [string, FluxKustomization][] => {
      const { source, path } = reconciler;
      return source && path?.isCertain ? [[`${source.kind}/${source.namespace}/${source.name}`, reconciler]] : [];
    }),
  );
  return (release) => users.get(sourceOf(release));
}

function sourceOf({ value, namespace }: KubernetesObject): string {
  const field = (name: string): string => stringAt(value, 'spec', 'chart', 'spec', 'sourceRef', name) ?? '';
  return `${field('kind')}/${field('namespace') || namespace}/${field('name')}`;
}
