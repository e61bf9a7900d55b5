import { clustersOf, type SetDifference } from '../change/difference.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { DeployedObject } from '../reconcilers/deployed.ts';
import type { Revision } from '../revision/revision.ts';

/** The objects of the head that are deployed to the same cluster as an object of a set, as far as that is known. */
export function neighborsOf({ applier }: DeployedObject, set: SetDifference, revision: Revision): KubernetesObject[] {
  const reconciler = revision.reconcilers.find(({ words }) => words.tool === set.by?.tool);
  if (!reconciler || applier?.isRemote === true) return [];
  return [...reconciler.objectsBeside(clustersOf(set))];
}
