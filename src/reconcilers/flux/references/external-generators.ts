import { getOrInsert } from '../../../grouping.ts';
import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { writtenAt } from '../../../yaml/origin.ts';
import { isList, isMap, type YamlValue } from '../../../yaml/value.ts';
import type { Cluster } from '../follow/cluster.ts';
import { isCopied, type Provided, providedBy } from '../generated/providers.ts';
import type { FluxGraph } from '../graph.ts';
import type { ConfigReference } from './config-references.ts';
import { mayBeHiddenIn } from './hidden-in-cluster.ts';

/** Longer texts do not name anything. */
const MAX_NAME = 253;

/** Where a ConfigMap or Secret is defined: its file, and its place in it. */
interface Written {
  readonly path: string;
  readonly place: string;
}

const TEXTS = new WeakMap<Cluster, ReadonlyMap<string, ReadonlySet<KubernetesObject>>>();
const WRITTEN = new WeakMap<FluxGraph, ReadonlyMap<string, readonly Written[]>>();

/** Whether something may make a ConfigMap or Secret that is not seen here: a replicator, an operator, a file that no build reads. */
export function mayBeMade(
  { kind, name }: Pick<ConfigReference, 'kind' | 'name'>,
  cluster: Cluster,
  elsewhere: readonly Provided[],
  graph: FluxGraph,
): boolean {
  if (elsewhere.some(({ object }) => isCopied(object))) return true;
  const providers = new Set(elsewhere.map(({ object }) => object));
  const texts = getOrInsert(TEXTS, cluster, () => textsIn(cluster));
  for (const object of texts.get(name) ?? []) if (!providers.has(object)) return true;
  const places = new Set(elsewhere.map(({ object }) => writtenAt(object.origin)));
  const written = getOrInsert(WRITTEN, graph, () => writtenIn(graph)).get(`${kind}/${name}`) ?? [];
  // What only other clusters read is not applied here.
  const isRead = (path: string): boolean => !graph.files.has(path) || cluster.files.has(path);
  if (written.some(({ path, place }) => isRead(path) && !places.has(place))) return true;
  return mayBeHiddenIn(cluster, graph, kind, name);
}

/** The objects of a cluster that have a text as a value, apart from those that only ask for others. */
function textsIn(cluster: Cluster): Map<string, Set<KubernetesObject>> {
  const found = new Map<string, Set<KubernetesObject>>();
  const walk = (value: YamlValue | undefined, object: KubernetesObject): void => {
    if (isList(value)) for (const item of value) walk(item, object);
    else if (isMap(value)) for (const key in value) walk(value[key], object);
    else if (typeof value === 'string' && value.length <= MAX_NAME)
      getOrInsert(found, value, () => new Set()).add(object);
  };
  for (const { object } of cluster.objects) if (!isAsking(object)) walk(object.value, object);
  return found;
}

/** The ConfigMaps and Secrets that files define, by `Kind/name`. */
function writtenIn(graph: FluxGraph): Map<string, Written[]> {
  const found = new Map<string, Written[]>();
  for (const { path, objects } of graph.manifests.filesEverywhere())
    for (const object of objects)
      for (const { kind, name } of providedBy(object))
        getOrInsert(found, `${kind}/${name}`, () => []).push({ path, place: writtenAt(object.origin) });
  return found;
}

/** Whether an object only asks for ConfigMaps and Secrets. */
function isAsking({ group }: KubernetesObject): boolean {
  return group.endsWith('.toolkit.fluxcd.io') || group === 'apps' || group === 'batch';
}
