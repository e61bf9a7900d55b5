import { isMap, listAt, stringAt, valueAt, type YamlMap } from '../../yaml/value.ts';
import type { KubernetesObject, Place } from '../object.ts';
import { isOfCluster } from '../scope.ts';
import { annotationFields, isIssued } from './annotations.ts';
import { ASSUMED, secretsReadBy } from './custom.ts';
import { KIND_FIELDS } from './kinds.ts';
import { pathsOf, type ValuePath } from './paths.ts';
import { POD_FIELDS, podSpecPath } from './pods.ts';
import type { NamedKey, NamedObject, ReferenceField } from './reference.ts';

/** The references of objects for which several rules ask. */
const REFERENCES = new WeakMap<KubernetesObject, readonly NamedObject[]>();

/** The objects that the fields of an object name and that it cannot do without; nothing that is optional. */
export function referencesOf(object: KubernetesObject): readonly NamedObject[] {
  let references = REFERENCES.get(object);
  if (!references) {
    references = [...requiredBy(object)];
    REFERENCES.set(object, references);
  }
  return references;
}

function* requiredBy(object: KubernetesObject): Iterable<NamedObject> {
  const root = object.at();
  const path = podSpecPath(object);
  if (path) {
    const pod = object.at(...path);
    for (const field of POD_FIELDS) yield* namedBy(object, pod, field, false);
  }
  const fields = KIND_FIELDS.get(object.groupKind);
  for (const field of fields ?? []) yield* namedBy(object, root, field, false);
  if (!fields) for (const path of secretsReadBy(object)) yield* namedAt(object, path, ASSUMED, false);
  for (const field of annotationFields(object)) yield* namedBy(object, root, field, false);
}

/** The objects that the pods of an object name as optional: they start without what they would read. */
export function optionalReferencesOf(object: KubernetesObject): NamedObject[] {
  const path = podSpecPath(object);
  if (!path) return [];
  const pod = object.at(...path);
  return POD_FIELDS.flatMap((field) => namedBy(object, pod, { ...field, without: 'does not get its value' }, true));
}

function namedBy(object: KubernetesObject, start: Place, field: ReferenceField, isOptional: boolean): NamedObject[] {
  return pathsOf(start.value, field.in).flatMap((rest) => namedAt(object, [...start.path, ...rest], field, isOptional));
}

function namedAt(object: KubernetesObject, path: ValuePath, field: ReferenceField, isOptional: boolean): NamedObject[] {
  const { name: key = 'name', needs = [], isAssumed = false, without } = field;
  const value = valueAt(object.value, path);
  const name = stringAt(value, key);
  if (!isMap(value) || !name || (value.optional === true) !== isOptional) return [];
  const groupKind = kindOf(field, value);
  if (groupKind === undefined || (key === 'secretName' && groupKind === '/Secret' && isIssued(object))) return [];
  const stated = field.crosses ? stringAt(value, 'namespace') || undefined : undefined;
  const kind = groupKind.slice(groupKind.indexOf('/') + 1);
  const at = object.at(...path, key);
  return [
    {
      object,
      groupKind,
      namespace: isOfCluster({ groupKind, kind }) ? '' : (stated ?? object.namespace),
      name,
      at,
      kindAt: typeof field.to !== 'string' && value.kind !== undefined ? object.at(...path, 'kind') : undefined,
      namespaceAt: field.crosses ? object.at(...path, 'namespace') : undefined,
      isNamespaceStated: stated !== undefined,
      keys: [...needs.map((needed) => ({ name: needed, at })), ...keysIn(object, value, path)],
      port: groupKind === '/Service' ? portIn(object, path) : undefined,
      listener: kind === 'Gateway' ? scalarAt(object.at(...path, 'sectionName')) : undefined,
      without,
      isOfChart: false,
      isExisting: false,
      isAssumed,
    },
  ];
}

/** The kind that a field names, or undefined if it does not name an object. */
function kindOf({ to }: ReferenceField, value: YamlMap): string | undefined {
  if (typeof to === 'string') return to;
  const kind = stringAt(value, 'kind') ?? to.kind;
  // What RBAC calls users and groups are not objects.
  if (kind === '' || kind === 'User' || kind === 'Group') return undefined;
  return `${groupOf(value) ?? to.group}/${kind}`;
}

function groupOf(value: YamlMap): string | undefined {
  const version = stringAt(value, 'apiVersion');
  if (version !== undefined) return version.includes('/') ? version.slice(0, version.indexOf('/')) : '';
  return stringAt(value, 'group') ?? (stringAt(value, 'apiGroup') || undefined);
}

/** The keys that a mapping takes from a ConfigMap or Secret. */
function keysIn(object: KubernetesObject, value: YamlMap, path: ValuePath): NamedKey[] {
  const own = stringAt(value, 'key');
  const items = listAt(value, 'items').flatMap((item, index): NamedKey[] => {
    const name = stringAt(item, 'key');
    return name ? [{ name, at: object.at(...path, 'items', index, 'key') }] : [];
  });
  return own ? [{ name: own, at: object.at(...path, 'key') }, ...items] : items;
}

/** Where a mapping says which port of a Service it means: directly, or as an Ingress does. */
function portIn(object: KubernetesObject, path: ValuePath): Place | undefined {
  const places = [['port'], ['port', 'number'], ['port', 'name']].map((rest) => object.at(...path, ...rest));
  return places.find((place) => scalarAt(place));
}

function scalarAt(place: Place): Place | undefined {
  return typeof place.value === 'string' || typeof place.value === 'number' ? place : undefined;
}
