import type { Cluster } from '../follow/cluster.ts';
import { SOURCE_GROUP } from '../kinds.ts';
import { type SourceReference, sourceReferences } from '../source/references.ts';
import type { ObjectReference } from './object-reference.ts';

/** A reference of an object of a cluster, with the namespace in which Flux looks. */
export interface ClusterReference extends ObjectReference {
  readonly reference: SourceReference;
}

/** The references of what a cluster applies. */
export function referencesIn(cluster: Cluster): ClusterReference[] {
  return cluster.objects.flatMap(({ object, kustomization }) =>
    sourceReferences(object).flatMap((reference): ClusterReference[] => {
      const { kind, name } = reference;
      const own = object.namespace || (object.kind === 'Kustomization' ? kustomization?.namespace : undefined);
      const namespace = reference.namespace ?? own;
      return namespace ? [{ object, groupKind: `${SOURCE_GROUP}/${kind}`, namespace, name, reference }] : [];
    }),
  );
}
