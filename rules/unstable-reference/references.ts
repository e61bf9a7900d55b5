import type { KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import { referencesOf } from '../../src/kubernetes/references/references.ts';
import { isList, isMap, stringAt, type YamlMap, type YamlValue } from '../../src/yaml/value.ts';

/** A name that an object gives another object. */
export interface Reference {
  readonly kind: string;
  readonly name: string;
  /** The namespace that the reference sets; undefined if it means the object's own. */
  readonly namespace: string | undefined;
  readonly at: Place;
  /** Whether the field can only mean an object that is there already; not so for what a chart makes of its values. */
  readonly isCertain: boolean;
}

type Path = readonly (string | number)[];

/** Groups whose references kustomize knows. */
const BUILT_IN =
  /^(?:|apps|batch|autoscaling|policy|extensions|events\.k8s\.io|(?:networking|rbac\.authorization|storage|scheduling|node|coordination|discovery|certificates|authentication|authorization|admissionregistration|apiextensions|apiregistration|flowcontrol\.apiserver)\.k8s\.io)$/;

/** What a field refers to where it does not say so: a mapping with `name`. */
const KIND_OF_FIELD: Readonly<Record<string, string>> = {
  secretStoreRef: 'SecretStore',
  issuerRef: 'Issuer',
  serviceAccountRef: 'ServiceAccount',
};
const NAMED_OBJECT = /^(?:.*(secret|configMap)(?:Key)?(?:Ref|Selector)?|valuesFrom|substituteFrom|envFrom)$/i;
const NAMED_TEXT = /^(?:existing|)(secret|configMap)(?:Name)?$/i;

const MAX_DEPTH = 30;

/** The references of a custom resource to one of some names; those that kustomize knows itself are left out. */
export function referencesIn(object: KubernetesObject, names: ReadonlySet<string>): Reference[] {
  if (BUILT_IN.test(object.group)) return [];
  const found = [...walk(object, object.value, [], names)];
  const places = new Set(found.map(({ at }) => at.path.join('.')));
  for (const { groupKind, name, namespace, isNamespaceStated, at } of referencesOf(object)) {
    if (!names.has(name) || places.has(at.path.join('.'))) continue;
    const kind = groupKind.slice(groupKind.indexOf('/') + 1);
    found.push({ kind, name, namespace: isNamespaceStated ? namespace : undefined, at, isCertain: true });
  }
  return found;
}

function* walk(
  object: KubernetesObject,
  value: YamlValue | undefined,
  path: Path,
  names: ReadonlySet<string>,
): Iterable<Reference> {
  if (path.length > MAX_DEPTH) return;
  if (isList(value)) {
    for (const [index, item] of value.entries()) yield* walk(object, item, [...path, index], names);
    return;
  }
  if (!isMap(value)) return;
  const named = namedBy(object, value, path);
  if (named && names.has(named.name)) yield named;
  for (const key of Object.keys(value)) {
    const child = value[key];
    if (path.length === 0 && (key === 'metadata' || key === 'status')) continue;
    if (typeof child !== 'string') yield* walk(object, child, [...path, key], names);
    else if (names.has(child)) yield* textReference(object, key, child, [...path, key]);
  }
}

/** The reference that a mapping with `name` is. */
function namedBy(object: KubernetesObject, map: YamlMap, path: Path): Reference | undefined {
  const name = stringAt(map, 'name');
  const field = path.findLast((key) => typeof key === 'string');
  if (!name || field === undefined || isOutput(object, path)) return undefined;
  const kind = stringAt(map, 'kind') ?? kindOf(String(field), object, path, map);
  if (kind === undefined || (stringAt(map, 'kind') !== undefined && !isReferenceField(String(field)))) return undefined;
  return {
    kind,
    name,
    namespace: stringAt(map, 'namespace') || undefined,
    at: object.at(...path, 'name'),
    isCertain: !isInValues(path),
  };
}

function isReferenceField(field: string): boolean {
  return /(?:Ref|Refs|From|dependsOn)$/.test(field) || NAMED_OBJECT.test(field);
}

function kindOf(field: string, object: KubernetesObject, path: Path, map: YamlMap): string | undefined {
  if (isInValues(path)) {
    const type = stringAt(map, 'type');
    if (type && /^(?:secret|configMap)$/i.test(type)) return kindNamed(type);
  }
  if (field === 'dependsOn') return object.kind;
  if (Object.hasOwn(KIND_OF_FIELD, field)) return KIND_OF_FIELD[field];
  const [, what] = NAMED_OBJECT.exec(field) ?? [];
  return what === undefined ? undefined : kindNamed(what);
}

function kindNamed(text: string): string {
  return text.toLowerCase() === 'secret' ? 'Secret' : 'ConfigMap';
}

/** A text such as `existingSecret: name`. */
function* textReference(object: KubernetesObject, key: string, name: string, path: Path): Iterable<Reference> {
  const [, what] = NAMED_TEXT.exec(key) ?? [];
  if (what === undefined || isOutput(object, path)) return;
  yield { kind: kindNamed(what), name, namespace: undefined, at: object.at(...path), isCertain: !isInValues(path) };
}

/** Values are the chart's to read: it may well make the object itself. */
function isInValues(path: Path): boolean {
  return path.includes('values') || path.includes('valuesObject') || path.includes('helm');
}

/** Whether the field names an object that the custom resource makes. */
function isOutput({ kind }: KubernetesObject, path: Path): boolean {
  if (path.includes('target') && kind === 'ExternalSecret') return true;
  return (kind === 'Certificate' && path.at(-1) === 'secretName') || /^write|^output|^target/.test(String(path.at(-1)));
}
