import type { KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import type { Violation } from '../../src/kubernetes/policies/evaluator.ts';
import { isMerged } from '../../src/kubernetes/schema/partial.ts';
import type { FieldPath } from '../../src/kubernetes/terms/problem.ts';
import type { Revision } from '../../src/revision/revision.ts';

/** Whether an object is the whole of what a cluster gets, apart from patches. */
export function isWhole(object: KubernetesObject, { standings }: Revision): boolean {
  return !object.lacksParts && (object.isFinal || standings.standsAlone(object));
}

/** Whether nothing else may write what decided a violation: a patch that is still to be applied, or the object that this one is merged into. */
export function isSettled(object: KubernetesObject, { paths }: Violation, { patches }: Revision): boolean {
  const mayBeElsewhere = isMerged(object) && paths.some((path) => !object.at(...path).exists);
  return !mayBeElsewhere && !paths.some((path) => patches.mayWrite(object, path));
}

/** Whether a value of an object is a secret. */
export function isHidden(object: KubernetesObject, path: FieldPath, { redactor }: Revision): boolean {
  const isData = path[0] === 'data' || path[0] === 'stringData';
  return (object.groupKind === '/Secret' && isData) || redactor.hides(object.at(...path).origin);
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
