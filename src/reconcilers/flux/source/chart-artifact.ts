import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { repositoryOf } from '../../../repository/url.ts';
import { mapAt, stringAt } from '../../../yaml/value.ts';
import type { Cluster } from '../follow/cluster.ts';
import type { FluxKustomization } from '../follow/flux-kustomization.ts';
import { HELM_CHART, SOURCE_GROUP } from '../kinds.ts';
import { isLiteralUrl } from './location.ts';

/** The fields of a GitRepository, besides its URL, that decide what it hands out. */
const CONTENT_FIELDS = ['ref', 'ignore', 'include', 'sparseCheckout', 'recurseSubmodules'];

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

/**
 * Finds, for a HelmRelease or HelmChart of a cluster, a Kustomization whose source is certainly this tree and hands out the same files as
 * that of the chart.
 */
export function chartSources(cluster: Cluster): (definition: KubernetesObject) => FluxKustomization | undefined {
  const users = new Map<string, FluxKustomization>();
  for (const reconciler of cluster.kustomizations) {
    const { source, path } = reconciler;
    if (!source || !path?.isCertain) continue;
    for (const key of [contentOf(source), idOf(source)]) if (key !== undefined) users.set(key, reconciler);
  }
  return (definition) => {
    const { kind, namespace, name } = sourceOf(definition);
    const own = users.get(idOf({ kind, namespace, name }));
    if (own) return own;
    const [source] = cluster.find(`${SOURCE_GROUP}/${kind}`, namespace, name);
    const content = source && contentOf(source.object);
    return content === undefined ? undefined : users.get(content);
  };
}

type SourceName = Pick<KubernetesObject, 'kind' | 'namespace' | 'name'>;

function idOf({ kind, namespace, name }: SourceName): string {
  return `${kind}/${namespace}/${name}`;
}

/** What decides the files of a GitRepository: two with the same hand out the same. Undefined for what is not known. */
function contentOf({ kind, value }: KubernetesObject): string | undefined {
  const spec = mapAt(value, 'spec');
  const url = stringAt(spec, 'url') ?? '';
  if (kind !== 'GitRepository' || !isLiteralUrl(url)) return undefined;
  return JSON.stringify([repositoryOf(url), ...CONTENT_FIELDS.map((field) => spec?.[field] ?? null)]);
}

function sourceOf(definition: KubernetesObject): SourceName {
  const field = (name: string): string => stringAt(definition.value, ...chartPath(definition), 'sourceRef', name) ?? '';
  return { kind: field('kind'), namespace: field('namespace') || definition.namespace, name: field('name') };
}
