import { mapAt } from '../../../yaml/value.ts';
import type { Pruning } from '../../deployed.ts';
import type { Cluster } from '../follow/cluster.ts';
import type { FluxKustomization } from '../follow/flux-kustomization.ts';
import type { FluxGraph } from '../graph.ts';
import { FLUX_INSTANCE, KUSTOMIZATION } from '../kinds.ts';
import { WITHOUT_ROOT } from './prune.ts';

/**
 * The clusters of a base whose root Kustomization deletes itself with the head, by name: it applied itself, the head takes it out of
 * its path, and that path still builds. Its finalizer then deletes all that it applied. A path that is gone fails, and deletes nothing.
 */
export function endedSince(base: FluxGraph, head: FluxGraph): Map<string, Pruning> {
  const ended = base.clusters.filter((cluster) => hasEnded(cluster, head));
  return new Map(ended.map(({ name }) => [name, WITHOUT_ROOT]));
}

function hasEnded(cluster: Cluster, head: FluxGraph): boolean {
  const next = head.cluster(cluster.name);
  // Another root applies the rest from now on.
  if (
    next &&
    (next.evidence === 'instance' || next.kustomizations.some((one) => isRoot(one) && appliesItself(one, next)))
  )
    return false;
  return cluster.kustomizations.some(
    (one) =>
      isRoot(one) && prunes(one) && (appliesItself(one, cluster) || isSyncRemoved(cluster, next)) && head.builds(one),
  );
}

function isRoot({ parent, isRemote }: FluxKustomization): boolean {
  return parent === undefined && !isRemote;
}

function prunes({ object, isSuspended, isOpen }: FluxKustomization): boolean {
  return !isSuspended && !isOpen && object.at('spec', 'prune').value === true;
}

function appliesItself(root: FluxKustomization, cluster: Cluster): boolean {
  return cluster.find(KUSTOMIZATION, root.namespace, root.name).some(({ kustomization }) => kustomization === root);
}

/** Whether the instance of the Flux operator, which Flux applies in both, no longer makes a root. */
function isSyncRemoved(cluster: Cluster, next: Cluster | undefined): boolean {
  return cluster.ofKind(FLUX_INSTANCE).some(({ value, namespace, name }) => {
    const isApplied = (one: Cluster | undefined): boolean =>
      one?.find(FLUX_INSTANCE, namespace, name).some(({ kustomization }) => kustomization !== undefined) ?? false;
    const after = next?.find(FLUX_INSTANCE, namespace, name)[0]?.object.value;
    const [had, has] = [mapAt(value, 'spec', 'sync'), mapAt(after, 'spec', 'sync')];
    return isApplied(cluster) && isApplied(next) && had !== undefined && has === undefined;
  });
}
