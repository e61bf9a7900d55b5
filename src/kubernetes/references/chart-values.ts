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
  /** Whether the chart only uses it and never makes it. */
  readonly isExisting: boolean;
}

/** What a mapping of that key in a pod names with `name`. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ['secretRef', '/Secret'],
  ['secretKeyRef', '/Secret'],
  ['configMapRef', '/ConfigMap'],
  ['configMapKeyRef', '/ConfigMap'],
]);

/** What a mapping of that type, directly in a chart's persistence, names with `name`. */
const MOUNTED: ReadonlyMap<string, string> = new Map([
  ['secret', '/Secret'],
  ['configMap', '/ConfigMap'],
]);
/** The keys with which charts ask for a Secret that they do not make themselves. */
const EXISTING_SECRET: readonly string[] = ['existingSecret', 'existingSecretName'];
/** What routes attach to. */
export const GATEWAY = 'gateway.networking.k8s.io/Gateway';

const MAX_DEPTH = 30;

/** The objects that the values of a chart name as charts do: `existingClaim`, `existingSecret`, `parentRefs`, and the fields of a pod. */
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
  yield* secretsIn(object, value, path);
  const name = stringAt(value, 'name');
  const groupKind = kindNamed(value, path);
  if (groupKind !== undefined && name && value.optional !== true)
    yield { groupKind, name, at: object.at(...path, 'name'), keys: keyIn(object, value, path), isExisting: false };
  for (const key in value) yield* walk(object, value[key], [...path, key]);
}

/** The `group/Kind` of what a mapping names with `name`, by the keys that lead to it. */
function kindNamed(value: YamlMap, path: ValuePath): string | undefined {
  const [above, key] = path.slice(-2);
  if (above === 'persistence') return MOUNTED.get(stringAt(value, 'type') ?? '');
  if (above === 'parentRefs') return (stringAt(value, 'kind') ?? 'Gateway') === 'Gateway' ? GATEWAY : undefined;
  return NAMED.get(String(key));
}

/** The Secrets that a mapping names for the chart to use. */
function* secretsIn(object: KubernetesObject, value: YamlMap, path: ValuePath): Iterable<ValuesName> {
  for (const key of EXISTING_SECRET) {
    const name = stringAt(value, key);
    if (name) yield { groupKind: '/Secret', name, at: object.at(...path, key), keys: [], isExisting: true };
  }
}

/** The claim that a mapping of a chart's persistence, or a volume, names. */
function* claimIn(object: KubernetesObject, value: YamlMap, path: ValuePath): Iterable<ValuesName> {
  const type = stringAt(value, 'type') ?? 'pvc';
  const key = path.at(-1) === 'persistentVolumeClaim' ? 'claimName' : 'existingClaim';
  const name = stringAt(value, key);
  if (name && /^(?:pvc|persistentVolumeClaim)$/.test(type))
    yield { groupKind: '/PersistentVolumeClaim', name, at: object.at(...path, key), keys: [], isExisting: true };
}

function keyIn(object: KubernetesObject, value: YamlMap, path: ValuePath): NamedKey[] {
  const name = stringAt(value, 'key');
  return name ? [{ name, at: object.at(...path, 'key') }] : [];
}
