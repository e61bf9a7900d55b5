import { isOfTestTool } from '../../repository/folder-names.ts';
import { isList, isMap, listAt, mapAt, stringAt, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import type { Manifests } from '../manifests.ts';
import type { KubernetesObject } from '../object.ts';
import { type ObjectSchema, readSchema } from '../terms/schema.ts';

/** A kind that a CustomResourceDefinition of the repository defines. */
export interface DefinedKind {
  readonly group: string;
  readonly kind: string;
  readonly scope: string;
  /** The versions that it serves. */
  readonly versions: ReadonlyMap<string, () => ObjectSchema>;
}

/** The kinds that a revision's own CustomResourceDefinitions define, by `group/Kind`; several definitions of one kind stay apart. */
export type DefinedKinds = ReadonlyMap<string, readonly DefinedKind[]>;

/** Finds the CustomResourceDefinitions of a revision; their schemas are read when they are first used. */
export function definedKinds(manifests: Manifests): DefinedKinds {
  const kinds = new Map<string, DefinedKind[]>();
  const all = [...manifests.filesEverywhere()].flatMap(({ objects }) => objects);
  for (const object of all) {
    if (object.groupKind !== 'apiextensions.k8s.io/CustomResourceDefinition' || isOfTestTool(object.origin.file.path))
      continue;
    const defined = definedKind(object);
    if (!defined) continue;
    const key = `${defined.group}/${defined.kind}`;
    kinds.set(key, [...(kinds.get(key) ?? []), defined]);
  }
  return kinds;
}

function definedKind(definition: KubernetesObject): DefinedKind | undefined {
  const { value } = definition;
  const group = stringAt(value, 'spec', 'group');
  const kind = stringAt(value, 'spec', 'names', 'kind');
  if (group === undefined || kind === undefined) return undefined;
  const versions = new Map<string, () => ObjectSchema>();
  const isOpen = keepsUnknownFields(definition);
  for (const version of versionsOf(value)) {
    if (!isMap(version) || typeof version.name !== 'string' || version.served === false) continue;
    const schema = mapAt(version, 'schema', 'openAPIV3Schema') ?? mapAt(value, 'spec', 'validation', 'openAPIV3Schema');
    // Without a schema, everything passes.
    if (schema && hasShape(schema.properties))
      versions.set(
        version.name,
        once(() => ({ root: readSchema(schema), definitions: {}, reader: 'definition', isOpen })),
      );
    else versions.set(version.name, () => ({ root: {}, definitions: {}, reader: 'definition' }));
  }
  return { group, kind, scope: stringAt(value, 'spec', 'scope') ?? '', versions };
}

/** In `v1beta1`, fields that the schema does not name are kept unless the definition says otherwise. */
function keepsUnknownFields({ value, version }: KubernetesObject): boolean {
  const stated = mapAt(value, 'spec')?.preserveUnknownFields;
  return stated === undefined || stated === null ? version === 'v1beta1' : stated !== false;
}

/** The versions of a definition; one of `v1beta1` may name a single one. */
function versionsOf(value: YamlMap): readonly YamlValue[] {
  const versions = listAt(value, 'spec', 'versions');
  const only = stringAt(value, 'spec', 'version');
  return versions.length > 0 || only === undefined ? versions : [{ name: only }];
}

function hasShape(properties: unknown): boolean {
  return isMap(properties) && !isList(properties);
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
