import { getOrInsert } from '../../../grouping.ts';
import type { Manifests } from '../../../kubernetes/manifests.ts';
import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { writtenAt } from '../../../yaml/origin.ts';
import type { Cluster } from '../follow/cluster.ts';

const STATED = new WeakMap<Manifests, ReadonlyMap<string, readonly KubernetesObject[]>>();

/** Where the objects of a cluster are written, by kind. */
const PLACES = new WeakMap<Cluster, Map<string, ReadonlySet<string>>>();

/** The objects of a kind and name that files define and a cluster does not use. */
export function unreadDefinitions(
  manifests: Manifests,
  cluster: Cluster,
  groupKind: string,
  name: string,
): readonly KubernetesObject[] {
  let stated = STATED.get(manifests);
  if (!stated) {
    stated = statedBy(manifests);
    STATED.set(manifests, stated);
  }
  const namesakes = stated.get(`${groupKind}/${name}`);
  if (!namesakes) return [];
  const ofCluster = getOrInsert(PLACES, cluster, () => new Map<string, ReadonlySet<string>>());
  const known = getOrInsert(
    ofCluster,
    groupKind,
    () => new Set(cluster.ofKind(groupKind).map(({ origin }) => writtenAt(origin))),
  );
  return namesakes.filter(({ origin }) => !known.has(writtenAt(origin)));
}

function statedBy(manifests: Manifests): Map<string, KubernetesObject[]> {
  const stated = new Map<string, KubernetesObject[]>();
  for (const { objects } of manifests.filesEverywhere()) {
    for (const object of objects) getOrInsert(stated, `${object.groupKind}/${object.name}`, () => []).push(object);
  }
  return stated;
}
