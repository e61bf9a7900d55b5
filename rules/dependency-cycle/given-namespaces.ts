import { BUILT_IN_NAMESPACES } from '../../src/reconcilers/built-in-namespaces.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';

/** The namespaces that exist before Flux applies anything: those of every cluster, and those in which Flux itself begins. */
export function givenNamespaces({ kustomizations }: Cluster): ReadonlySet<string> {
  const roots = kustomizations.filter(({ parent }) => parent === undefined);
  return new Set([...BUILT_IN_NAMESPACES, ...roots.map(({ namespace }) => namespace)]);
}
