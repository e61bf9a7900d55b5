import { getOrInsert } from '../../../grouping.ts';
import { nameOf } from '../../../repository/tree.ts';
import { BOOTSTRAP_FILE } from '../entrypoints/bootstraps.ts';
import { namedSource } from '../entrypoints/entrypoint.ts';
import type { Cluster } from '../follow/cluster.ts';
import type { FluxKustomization } from '../follow/flux-kustomization.ts';
import { SOURCE_GROUP } from '../kinds.ts';
import type { ObjectName } from './object-reference.ts';

/** The Kustomizations of a cluster that nothing else applies. */
const ROOTS = new WeakMap<Cluster, readonly FluxKustomization[]>();

/** Whether a cluster has an object, or certainly got it when it was set up. */
export function isThere(cluster: Cluster, { groupKind, namespace, name }: ObjectName): boolean {
  if (cluster.find(groupKind, namespace, name).length > 0) return true;
  // An object without a namespace is applied in one that is unknown.
  if (cluster.find(groupKind, '', name).length > 0) return true;
  if (!groupKind.startsWith(`${SOURCE_GROUP}/`)) return false;
  const roots = getOrInsert(ROOTS, cluster, () => cluster.kustomizations.filter(({ parent }) => !parent));
  return roots.some(({ object, namespace: own }) => {
    const source = namedSource(object, own);
    // Bootstrap writes its source next to the Kustomization, or leaves no trace of it.
    const { path } = object.origin.file;
    const isWritten = cluster.ofKind(groupKind).some(({ origin }) => origin.file.path === path);
    if (isWritten && nameOf(path) === BOOTSTRAP_FILE) return false;
    return `${SOURCE_GROUP}/${source.kind}` === groupKind && source.namespace === namespace && source.name === name;
  });
}
