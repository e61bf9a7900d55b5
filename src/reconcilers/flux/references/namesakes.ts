import { getOrInsert } from '../../../grouping.ts';
import type { KubernetesObject } from '../../../kubernetes/object.ts';
import type { Cluster } from '../follow/cluster.ts';

const indexes = new WeakMap<Cluster, Map<string, Map<string, KubernetesObject[]>>>();

/** The objects of a kind that have a name, in whatever namespace of a cluster. */
export function namesakes(cluster: Cluster, groupKind: string, name: string): readonly KubernetesObject[] {
  return indexOf(cluster, groupKind, 'name').get(name) ?? [];
}

/** The objects of a kind that a namespace of a cluster has. */
export function neighbors(cluster: Cluster, groupKind: string, namespace: string): readonly KubernetesObject[] {
  return indexOf(cluster, groupKind, 'namespace').get(namespace) ?? [];
}

function indexOf(cluster: Cluster, groupKind: string, field: 'name' | 'namespace'): Map<string, KubernetesObject[]> {
  const ofCluster = getOrInsert(indexes, cluster, () => new Map<string, Map<string, KubernetesObject[]>>());
  return getOrInsert(ofCluster, `${field} ${groupKind}`, () => {
    const found = new Map<string, KubernetesObject[]>();
    for (const object of cluster.ofKind(groupKind)) getOrInsert(found, object[field], () => []).push(object);
    return found;
  });
}
