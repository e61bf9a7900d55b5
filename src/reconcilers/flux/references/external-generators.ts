import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { writtenAt } from '../../../yaml/origin.ts';
import { isList, isMap, type YamlValue } from '../../../yaml/value.ts';
import type { Cluster } from '../follow/cluster.ts';
import { isCopied, type Provided, providedBy } from '../generated/providers.ts';
import type { FluxGraph } from '../graph.ts';
import type { ConfigReference } from './config-references.ts';
import { mayBeHiddenIn } from './hidden-in-cluster.ts';

/** Whether something may make a ConfigMap or Secret that is not seen here: a replicator, an operator, a file that no build reads. */
export function mayBeMade(
  { kind, name }: Pick<ConfigReference, 'kind' | 'name'>,
  cluster: Cluster,
  elsewhere: readonly Provided[],
  graph: FluxGraph,
): boolean {
  if (elsewhere.some(({ object }) => isCopied(object))) return true;
  const providers = new Set(elsewhere.map(({ object }) => object));
  if (cluster.objects.some(({ object }) => !providers.has(object) && !isAsking(object) && names(object.value, name)))
    return true;
  const known = new Set(elsewhere.map(({ object }) => writtenAt(object.origin)));
  for (const { path, objects } of graph.manifests.filesEverywhere()) {
    // What only other clusters read is not applied here.
    if (graph.files.has(path) && !cluster.files.has(path)) continue;
    const unread = objects.filter(({ origin }) => !known.has(writtenAt(origin)));
    if (unread.flatMap(providedBy).some((item) => item.kind === kind && item.name === name)) return true;
  }
  return mayBeHiddenIn(cluster, graph, kind, name);
}

/** Whether an object only asks for ConfigMaps and Secrets. */
function isAsking({ group }: KubernetesObject): boolean {
  return group.endsWith('.toolkit.fluxcd.io') || group === 'apps' || group === 'batch';
}

function names(value: YamlValue, name: string): boolean {
  if (isList(value)) return value.some((item) => names(item, name));
  if (!isMap(value)) return value === name;
  return Object.values(value).some((item) => item !== undefined && names(item, name));
}
