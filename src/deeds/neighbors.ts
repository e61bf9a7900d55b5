import { clustersOf, type SetDifference } from '../change/difference.ts';
import { getOrInsert } from '../grouping.ts';
import { NO_OBJECTS, ObjectIndex } from '../kubernetes/object-index.ts';
import type { DeployedObject } from '../reconcilers/deployed.ts';
import type { Revision } from '../revision/revision.ts';

/** By set, as its objects have the same neighbors. A set belongs to one comparison, and so to one head. */
const known = new WeakMap<SetDifference, ObjectIndex>();

/** The objects of the head that are deployed to the same cluster as an object of a set, as far as that is known. */
export function neighborsOf({ applier }: DeployedObject, set: SetDifference, revision: Revision): ObjectIndex {
  const reconciler = revision.reconcilers.find(({ words }) => words.tool === set.by?.tool);
  if (!reconciler || applier?.isRemote === true) return NO_OBJECTS;
  return getOrInsert(known, set, () => new ObjectIndex([...reconciler.objectsBeside(clustersOf(set))]));
}
