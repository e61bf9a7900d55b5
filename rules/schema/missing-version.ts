import { KubernetesObject } from '../../src/kubernetes/object.ts';
import { repairAt } from '../../src/kubernetes/schema/fix.ts';
import { possibleVersions } from '../../src/kubernetes/schema/incomplete.ts';
import type { SchemaProblem } from '../../src/kubernetes/terms/problem.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { newMap, setEntry, stringAt } from '../../src/yaml/value.ts';

/** The fix that adds the only apiVersion which an object without one can have: its kind has no other, and the object fits its schema. */
export function addedVersion(
  object: KubernetesObject,
  { kind, path }: SchemaProblem,
  { schemas, objects }: Revision,
): ReturnType<typeof repairAt> {
  if (kind !== 'missing-field' || path[0] !== 'apiVersion' || Object.hasOwn(object.value, 'apiVersion'))
    return undefined;
  const [version, ...others] = possibleVersions(object.kind);
  const isOfOthers = objects.some(
    (one) => one.kind === 'CustomResourceDefinition' && stringAt(one.value, 'spec', 'names', 'kind') === object.kind,
  );
  if (version === undefined || others.length > 0 || isOfOthers) return undefined;
  const whole = newMap();
  setEntry(whole, 'apiVersion', version, object.origin);
  for (const key of Object.keys(object.value)) setEntry(whole, key, object.value[key] ?? null, object.at(key).origin);
  if (schemas.problems(new KubernetesObject(whole, object.origin)).length > 0) return undefined;
  return repairAt(object.at('kind'), { kind: 'before', text: `apiVersion: ${version}` });
}
