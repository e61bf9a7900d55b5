import type { KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import type { Violation } from '../../src/kubernetes/policies/evaluator.ts';
import { isMerged } from '../../src/kubernetes/schema/partial.ts';
import type { FieldPath } from '../../src/kubernetes/terms/problem.ts';
import type { Revision } from '../../src/revision/revision.ts';

/** Whether an object is the whole of what a cluster gets, apart from patches. */
export function isWhole(object: KubernetesObject, { standings }: Revision): boolean {
  if (object.lacksParts || isMerged(object)) return false;
  return object.isFinal || standings.standsAlone(object);
}

/** Whether no patch that is still to be applied may write what decided a violation. */
export function isSettled(object: KubernetesObject, { paths }: Violation, { patches }: Revision): boolean {
  return !paths.some((path) => patches.mayWrite(object, path));
}

/** Where a violation is shown: the field that decided it, what is nearest to it if it is missing, or the name of the object. */
export function placeOf(object: KubernetesObject, path: FieldPath | undefined): Place {
  const name = object.at('metadata', 'name');
  if (!path) return name;
  const place = object.at(...path);
  if (place.exists) return place;
  const depth = path.findIndex((_, at) => !object.at(...path.slice(0, at + 1)).exists);
  return depth === 0 || (depth === 1 && path[0] === 'metadata') ? name : place;
}
