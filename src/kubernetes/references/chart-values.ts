import { isList, isMap, stringAt, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import type { KubernetesObject, Place } from '../object.ts';
import type { ValuePath } from './paths.ts';
import type { NamedKey } from './reference.ts';

/** A name in the values of a chart. */
export interface ValuesName {
  readonly groupKind: string;
  readonly name: string;
  readonly at: Place;
  /** The keys that it must have. */
  readonly keys: readonly NamedKey[];
}

/** What a mapping of that key in a pod names with `name`. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ['secretRef', '/Secret'],
  ['secretKeyRef', '/Secret'],
  ['configMapRef', '/ConfigMap'],
  ['configMapKeyRef', '/ConfigMap'],
]);

const MAX_DEPTH = 30;

/** The claims, ConfigMaps and Secrets that the values of a chart name as charts do: `existingClaim`, and the fields of a pod. */
export function namesInValues(object: KubernetesObject, path: ValuePath): ValuesName[] {
  return [...walk(object, object.at(...path).value, path)];
}

function* walk(object: KubernetesObject, value: YamlValue | undefined, path: ValuePath): Iterable<ValuesName> {
  if (path.length > MAX_DEPTH) return;
  if (isList(value)) {
    for (const [index, item] of value.entries()) yield* walk(object, item, [...path, index]);
    return;
  }
  if (!isMap(value) || value.enabled === false) return;
  yield* claimIn(object, value, path);
  const kind = NAMED.get(String(path.at(-1)));
  const name = stringAt(value, 'name');
  if (kind !== undefined && name && value.optional !== true)
    yield { groupKind: kind, name, at: object.at(...path, 'name'), keys: keyIn(object, value, path) };
  for (const key in value) yield* walk(object, value[key], [...path, key]);
}

/** The claim that a mapping of a chart's persistence, or a volume, names. */
function* claimIn(object: KubernetesObject, value: YamlMap, path: ValuePath): Iterable<ValuesName> {
  const type = stringAt(value, 'type') ?? 'pvc';
  const key = path.at(-1) === 'persistentVolumeClaim' ? 'claimName' : 'existingClaim';
  const name = stringAt(value, key);
  if (name && /^(?:pvc|persistentVolumeClaim)$/.test(type))
    yield { groupKind: '/PersistentVolumeClaim', name, at: object.at(...path, key), keys: [] };
}

function keyIn(object: KubernetesObject, value: YamlMap, path: ValuePath): NamedKey[] {
  const name = stringAt(value, 'key');
  return name ? [{ name, at: object.at(...path, 'key') }] : [];
}
