import type { KubernetesObject } from '../object.ts';
import type { FieldPath, SchemaProblem } from '../terms/problem.ts';

/**
 * A problem of fields that contradict each other, at the one that was set last: by a patch or an overlay rather than by the file
 * of the object. The others are named next to it.
 */
export function atLastSet(object: KubernetesObject, problem: SchemaProblem): SchemaProblem {
  const { path, against = [] } = problem;
  const isLater = (field: FieldPath): boolean => {
    const place = object.at(...field);
    return place.exists && place.origin.file.path !== object.origin.file.path;
  };
  if (against.length === 0) return problem;
  if (isLater(path)) return { ...problem, also: against.filter((field) => object.at(...field).exists) };
  const last = against.find(isLater);
  if (!last) return problem;
  const first = object.at(...path).exists ? [path] : [];
  return { ...problem, path: last, fix: undefined, also: first };
}
