import type { KubernetesObject } from '../../../kubernetes/object.ts';
import type { Cluster } from '../follow/cluster.ts';
import { type MissingReference, missingReferences, type World } from './missing-references.ts';
import { otherKindOf } from './notification-uses.ts';
import type { FieldReference } from './object-reference.ts';

/** An object that an Alert or a Receiver names and that its cluster does not have, with what the cluster has instead. */
export interface MissingSubject extends MissingReference<FieldReference> {
  /** The objects of the kind that the cluster has. */
  readonly others: readonly KubernetesObject[];
  /** The source of another kind with that name and namespace. */
  readonly otherKind: KubernetesObject | undefined;
}

/** The objects that Alerts or Receivers name and that their cluster does not have, except those that may come from elsewhere. */
export function missingSubjects(
  cluster: Cluster,
  references: readonly FieldReference[],
  world: World,
): MissingSubject[] {
  return missingReferences(cluster, references, world).flatMap((absence): MissingSubject[] => {
    const otherKind = otherKindOf(absence.reference, cluster);
    if (absence.certainty === 'open' && !otherKind) return [];
    return [{ ...absence, others: cluster.ofKind(absence.reference.groupKind), otherKind }];
  });
}
