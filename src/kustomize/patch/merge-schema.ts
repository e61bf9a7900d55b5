import { isList, isMap, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import table from '../resources/merge-keys.json' with { type: 'json' };

interface Field {
  readonly ref?: string | undefined;
  readonly items?: string | undefined;
  readonly merge?: readonly string[] | undefined;
}

type Definitions = ReadonlyMap<string, ReadonlyMap<string, Field>>;

/** What a strategic merge knows about a value: a place in a schema, or that it is known and nothing below it merges. */
export interface MergeSchema {
  /** The schema of a field. */
  readonly field: (name: string) => MergeSchema | undefined;
  /** The schema of a list's items. */
  readonly items: MergeSchema | undefined;
  /** The keys by which a list merges (none: by the scalars themselves), or undefined if it is replaced. */
  readonly merge: readonly string[] | undefined;
}

/** The schemas by which kustomize merges: its own, and those that an `openapi` file adds. */
export class MergeSchemas {
  readonly #definitions: Definitions;
  readonly #kinds: ReadonlyMap<string, string>;
  readonly #made = new Map<string, MergeSchema>();

  constructor(definitions: Definitions = BUILT_IN.definitions, kinds: ReadonlyMap<string, string> = BUILT_IN.kinds) {
    this.#definitions = definitions;
    this.#kinds = kinds;
  }

  /** The schema of a kind, or undefined if kustomize has none. */
  of(apiVersion: string, kind: string): MergeSchema | undefined {
    const name = this.#kinds.get(`${apiVersion}/${kind}`);
    return name === undefined ? undefined : this.#definition(name);
  }

  /** These schemas with the definitions of an OpenAPI document on top. */
  with(document: YamlMap): MergeSchemas {
    const definitions = new Map(this.#definitions);
    const kinds = new Map(this.#kinds);
    const added = isMap(document.definitions) ? document.definitions : {};
    for (const name of Object.keys(added)) {
      const definition = added[name];
      if (!isMap(definition)) continue;
      definitions.set(name, readFields(definition, `${name}#`, definitions));
      for (const key of kindsOf(definition)) kinds.set(key, name);
    }
    return new MergeSchemas(definitions, kinds);
  }

  #definition(name: string): MergeSchema {
    let schema = this.#made.get(name);
    if (!schema) {
      const fields = this.#definitions.get(name);
      schema = { field: (field) => this.#field(fields?.get(field)), items: undefined, merge: undefined };
      this.#made.set(name, schema);
    }
    return schema;
  }

  #field(field: Field | undefined): MergeSchema {
    if (!field) return KNOWN;
    if (field.ref !== undefined) return this.#definition(field.ref);
    const items = field.items === undefined ? KNOWN : this.#definition(field.items);
    return { field: () => KNOWN, items, merge: field.merge };
  }
}

/** A value of a known type below which nothing merges. */
const KNOWN: MergeSchema = { field: () => KNOWN, items: undefined, merge: undefined };

const BUILT_IN = {
  definitions: new Map(
    Object.entries<{ readonly [field: string]: Field | undefined }>(table.definitions).map(([name, fields]) => [
      name,
      new Map(Object.entries(fields).flatMap(([field, value]) => (value ? [[field, value] as const] : []))),
    ]),
  ),
  kinds: new Map(Object.entries(table.kinds)),
};

/** The fields of an OpenAPI schema that lead to merged lists; schemas written in place become definitions of their own. */
function readFields(
  schema: YamlMap,
  prefix: string,
  definitions: Map<string, ReadonlyMap<string, Field>>,
): ReadonlyMap<string, Field> {
  const fields = new Map<string, Field>();
  const { properties } = schema;
  if (!isMap(properties)) return fields;
  for (const name of Object.keys(properties)) {
    const property = properties[name];
    if (!isMap(property)) continue;
    const ref = refOf(property, `${prefix}${name}`, definitions);
    if (property.type === 'array' && isMap(property.items)) {
      const items = refOf(property.items, `${prefix}${name}[]`, definitions);
      fields.set(name, { items, merge: mergeKeysOf(property) });
    } else if (ref !== undefined) fields.set(name, { ref });
  }
  return fields;
}

function refOf(
  schema: YamlMap,
  name: string,
  definitions: Map<string, ReadonlyMap<string, Field>>,
): string | undefined {
  if (typeof schema.$ref === 'string') return schema.$ref.replace('#/definitions/', '');
  if (!isMap(schema.properties)) return undefined;
  definitions.set(name, readFields(schema, `${name}.`, definitions));
  return name;
}

function mergeKeysOf(property: YamlMap): readonly string[] | undefined {
  const strategy = property['x-kubernetes-patch-strategy'];
  if (typeof strategy !== 'string' || !strategy.split(',').includes('merge')) return undefined;
  const keys = property['x-kubernetes-list-map-keys'];
  if (isList(keys)) return keys.filter(isText);
  const key = property['x-kubernetes-patch-merge-key'];
  return typeof key === 'string' ? [key] : [];
}

function isText(value: YamlValue): value is string {
  return typeof value === 'string';
}

function kindsOf(definition: YamlMap): string[] {
  const kinds = definition['x-kubernetes-group-version-kind'];
  if (!isList(kinds)) return [];
  return kinds.filter(isMap).map(({ group, version, kind }) => {
    const apiVersion = typeof group === 'string' && group !== '' ? `${group}/${version}` : version;
    return `${apiVersion}/${kind}`;
  });
}
