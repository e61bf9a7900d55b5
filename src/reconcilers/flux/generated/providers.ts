import { getOrInsert } from '../../../grouping.ts';
import type { KubernetesObject } from '../../../kubernetes/object.ts';
import type { Origin } from '../../../yaml/origin.ts';
import { isMap, listAt, mapAt, originOf, stringAt, type YamlMap } from '../../../yaml/value.ts';

/** A value of a ConfigMap or Secret; the text is undefined if it is encrypted, comes from elsewhere or is a secret. */
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

/** What objects provide, for which several rules ask. */
const PROVIDED = new WeakMap<KubernetesObject, readonly Provided[]>();

/** What an object provides to those who ask for ConfigMaps and Secrets by name. */
export function providedBy(object: KubernetesObject): readonly Provided[] {
  return getOrInsert(PROVIDED, object, () => providersIn(object));
}

function providersIn(object: KubernetesObject): readonly Provided[] {
  switch (object.groupKind) {
    case '/ConfigMap':
      return [stated('ConfigMap', object, valuesOf(object.value, ['data', 'binaryData'], true))];
    case '/Secret':
      return [stated('Secret', object, valuesOf(object.value, ['data', 'stringData'], false))];
    case 'bitnami.com/SealedSecret': {
      const name = stringAt(object.value, 'spec', 'template', 'metadata', 'name') || object.name;
      const spec = mapAt(object.value, 'spec') ?? object.value;
      const values = valuesOf(spec, ['encryptedData'], false);
      for (const [key, value] of valuesOf(mapAt(spec, 'template') ?? spec, ['data'], false)) values.set(key, value);
      return [provided('Secret', object, name, values, true)];
    }
    case 'external-secrets.io/ExternalSecret':
      return [externalSecret(object)];
    case 'objectbucket.io/ObjectBucketClaim':
      return (['ConfigMap', 'Secret'] as const).map((kind) => provided(kind, object, object.name, new Map(), false));
    case 'db.movetokube.com/PostgresUser': {
      const name = stringAt(object.value, 'spec', 'secretName');
      return name ? [provided('Secret', object, `${name}-${object.name}`, new Map(), false)] : [];
    }
    default:
      return [];
  }
}

/** An object that is defined with its keys. Something else fills an empty object, or a copy of another. */
function stated(kind: Provided['kind'], object: KubernetesObject, values: Map<string, ProvidedValue>): Provided {
  return provided(kind, object, object.name, values, values.size > 0 && !isCopied(object));
}

/** Whether an annotation makes a replicator copy an object, from or to another place. */
export function isCopied(object: KubernetesObject): boolean {
  return Object.keys(mapAt(object.value, 'metadata', 'annotations') ?? {}).some((key) => /replicat|reflect/i.test(key));
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

/** The Secret that the External Secrets operator makes: its keys are known if each is named. */
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
  const policy = stringAt(spec, 'target', 'creationPolicy') ?? 'Owner';
  const isShared = policy === 'Merge' || policy === 'None';
  const isOpen =
    isShared || listAt(template, 'templateFrom').length > 0 || (!isReplaced && listAt(spec, 'dataFrom').length > 0);
  return provided('Secret', object, name, values, !isOpen);
}

/** The ConfigMaps and Secrets of a cluster by kind, namespace and name. */
export class Providers {
  readonly #byId = new Map<string, Provided>();

  add(object: KubernetesObject): void {
    for (const item of providedBy(object)) {
      const id = `${item.kind}/${item.namespace}/${item.name}`;
      const other = this.#byId.get(id);
      // Where several make it, its keys are those of all.
      const isAnother = other !== undefined && other.object.groupKind !== object.groupKind;
      this.#byId.set(id, isAnother ? together(other, item) : item);
    }
  }

  get(kind: string, namespace: string, name: string): Provided | undefined {
    return this.#byId.get(`${kind}/${namespace}/${name}`);
  }

  all(): Provided[] {
    return [...this.#byId.values()];
  }
}

function together(first: Provided, second: Provided): Provided {
  return {
    ...second,
    values: new Map([...first.values, ...second.values]),
    isComplete: first.isComplete && second.isComplete,
  };
}
