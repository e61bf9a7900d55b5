import { getOrInsert } from '../../../grouping.ts';
import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { writtenAt } from '../../../yaml/origin.ts';
import { isList, isMap, type YamlValue } from '../../../yaml/value.ts';
import type { Cluster } from '../follow/cluster.ts';
import { isCopied, type Provided, providedBy } from '../generated/providers.ts';
import type { FluxGraph } from '../graph.ts';
import type { ConfigReference } from './config-references.ts';
import { hiddenIn } from './hidden-in-cluster.ts';

/** Longer texts do not name anything. */
const MAX_NAME = 253;

/** What the objects of a cluster name, and what the files that it may read define. */
interface Evidence {
  /** The objects that have a text as a value, apart from those that only ask for others. */
  readonly byText: ReadonlyMap<string, ReadonlySet<KubernetesObject>>;
  /** Where the ConfigMaps and Secrets of files are written, by `Kind/name`. */
  readonly written: ReadonlyMap<string, readonly string[]>;
}

const known = new WeakMap<Cluster, Evidence>();

/** Whether something may make a ConfigMap or Secret that is not seen here: a replicator, an operator, a file that no build reads. */
export function mayBeMade(
  { kind, name }: Pick<ConfigReference, 'kind' | 'name'>,
  cluster: Cluster,
  elsewhere: readonly Provided[],
  graph: FluxGraph,
): boolean {
  if (elsewhere.some(({ object }) => isCopied(object))) return true;
  const { byText, written } = evidenceOf(cluster, graph);
  const providers = new Set(elsewhere.map(({ object }) => object));
  for (const object of byText.get(name) ?? []) if (!providers.has(object)) return true;
  const places = new Set(elsewhere.map(({ object }) => writtenAt(object.origin)));
  if (written.get(`${kind}/${name}`)?.some((place) => !places.has(place))) return true;
  return hiddenIn(cluster, graph).mayState(kind, name);
}

function evidenceOf(cluster: Cluster, graph: FluxGraph): Evidence {
  let evidence = known.get(cluster);
  if (!evidence) {
    evidence = { byText: textsIn(cluster), written: writtenFor(cluster, graph) };
    known.set(cluster, evidence);
  }
  return evidence;
}

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

function writtenFor(cluster: Cluster, graph: FluxGraph): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { path, objects } of graph.manifests.filesEverywhere()) {
    // What only other clusters read is not applied here.
    if (graph.files.has(path) && !cluster.files.has(path)) continue;
    for (const object of objects)
      for (const { kind, name } of providedBy(object))
        getOrInsert(found, `${kind}/${name}`, () => []).push(writtenAt(object.origin));
  }
  return found;
}

/** Whether an object only asks for ConfigMaps and Secrets. */
function isAsking({ group }: KubernetesObject): boolean {
  return group.endsWith('.toolkit.fluxcd.io') || group === 'apps' || group === 'batch';
}
