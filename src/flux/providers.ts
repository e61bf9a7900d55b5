import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Origin } from '../yaml/origin.ts';
import { isMap, listAt, mapAt, originOf, stringAt, type YamlMap } from '../yaml/value.ts';

/** A value of a ConfigMap or Secret; the text is undefined where it is encrypted, comes from elsewhere or is a secret. */
export interface ProvidedValue {
  readonly text: string | undefined;
  readonly origin: Origin;
}

/** A ConfigMap or Secret that an object is or makes. */
export interface Provided {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly namespace: string;
  readonly name: string;
  /** The object that is it, or makes it. */
  readonly object: KubernetesObject;
  readonly values: ReadonlyMap<string, ProvidedValue>;
  /** Whether `values` has all its keys. */
  readonly isComplete: boolean;
}

/** What an object provides to those who ask for ConfigMaps and Secrets by name. */
export function providedBy(object: KubernetesObject): Provided[] {
  switch (object.groupKind) {
    case '/ConfigMap':
      return [provided('ConfigMap', object, object.name, valuesOf(object.value, ['data', 'binaryData'], true), true)];
    case '/Secret':
      return [provided('Secret', object, object.name, valuesOf(object.value, ['data', 'stringData'], false), true)];
    case 'bitnami.com/SealedSecret': {
      const name = stringAt(object.value, 'spec', 'template', 'metadata', 'name') || object.name;
      const spec = mapAt(object.value, 'spec') ?? object.value;
      const values = valuesOf(spec, ['encryptedData'], false);
      for (const [key, value] of valuesOf(mapAt(spec, 'template') ?? spec, ['data'], false)) values.set(key, value);
      return [provided('Secret', object, name, values, true)];
    }
    case 'external-secrets.io/ExternalSecret':
      return [externalSecret(object)];
    default:
      return [];
  }
}

function provided(
  kind: Provided['kind'],
  object: KubernetesObject,
  name: string,
  values: ReadonlyMap<string, ProvidedValue>,
  isComplete: boolean,
): Provided {
  return { kind, namespace: object.namespace, name, object, values, isComplete };
}

function valuesOf(map: YamlMap, fields: readonly string[], isShown: boolean): Map<string, ProvidedValue> {
  const values = new Map<string, ProvidedValue>();
  for (const field of fields) {
    const entries = mapAt(map, field);
    for (const key in entries) {
      const value = entries[key] ?? null;
      const origin = originOf(entries, key);
      if (!origin) continue;
      const text = typeof value === 'object' ? '' : String(value);
      const isHidden = !isShown || field === 'binaryData' || text.startsWith('ENC[');
      values.set(key, { text: isHidden ? undefined : text, origin });
    }
  }
  return values;
}

/** The Secret that the External Secrets operator makes: its keys are known where each is named. */
function externalSecret(object: KubernetesObject): Provided {
  const spec = mapAt(object.value, 'spec');
  const name = stringAt(spec, 'target', 'name') || object.name;
  const values = new Map<string, ProvidedValue>();
  const template = mapAt(spec, 'target', 'template');
  const templated = mapAt(template, 'data');
  const entries = listAt(spec, 'data');
  entries.forEach((entry, index) => {
    const key = stringAt(entry, 'secretKey');
    const origin = isMap(entry) ? (originOf(entry, 'secretKey') ?? originOf(entries, index)) : undefined;
    if (key && origin) values.set(key, { text: undefined, origin });
  });
  const isReplaced = templated !== undefined && stringAt(template, 'mergePolicy') !== 'Merge';
  if (isReplaced) values.clear();
  for (const key in templated) {
    const origin = originOf(templated, key);
    if (origin) values.set(key, { text: undefined, origin });
  }
  const isOpen = listAt(template, 'templateFrom').length > 0 || (!isReplaced && listAt(spec, 'dataFrom').length > 0);
  return provided('Secret', object, name, values, !isOpen);
}

/** The ConfigMaps and Secrets of a cluster by kind, namespace and name. */
export class Providers {
  readonly #byId = new Map<string, Provided>();

  add(object: KubernetesObject): void {
    for (const item of providedBy(object)) {
      this.#byId.set(`${item.kind}/${item.namespace}/${item.name}`, item);
    }
  }

  get(kind: string, namespace: string, name: string): Provided | undefined {
    return this.#byId.get(`${kind}/${namespace}/${name}`);
  }

  /** All of a kind. */
  all(kind: Provided['kind']): Provided[] {
    return [...this.#byId.values()].filter((item) => item.kind === kind);
  }
}
