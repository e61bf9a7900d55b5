import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { stringAt } from '../../../yaml/value.ts';
import { pruningIn } from '../change/prune.ts';
import type { Cluster } from '../follow/cluster.ts';
import type { MadeObject } from './made-objects.ts';

/** Kinds that leave behind what they made. */
const LEAVING: ReadonlySet<string> = new Set([
  'cert-manager.io/Certificate',
  'networking.k8s.io/Ingress',
  'gateway.networking.k8s.io/Gateway',
]);

/** Whether a cluster certainly loses what an object of it was or made before, as Flux deletes that object. */
export function isTakenAway(
  { groupKind, object }: Pick<MadeObject, 'groupKind' | 'object'>,
  before: Cluster,
  cluster: Cluster,
): boolean {
  return (object.groupKind === groupKind || takesAlong(object)) && isPruned(object, before, cluster);
}

/** Whether what an object makes is deleted with it. An ExternalSecret only owns its Secret with the policy `Owner`, the default. */
function takesAlong({ groupKind, value }: KubernetesObject): boolean {
  const policy = stringAt(value, 'spec', 'target', 'creationPolicy') ?? 'Owner';
  return !LEAVING.has(groupKind) && policy === 'Owner';
}

function isPruned(object: KubernetesObject, before: Cluster, cluster: Cluster): boolean {
  const { outcomeOf } = pruningIn(cluster);
  const entries = before.find(object.groupKind, object.namespace, object.name);
  return entries.some(
    (entry) =>
      entry.object === object && outcomeOf({ object, applier: entry.kustomization, hasHash: false }) === 'pruned',
  );
}
