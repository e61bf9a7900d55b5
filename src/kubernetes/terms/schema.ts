import { isList, isMap, type YamlMap, type YamlValue } from '../../yaml/value.ts';

/** A JSON schema as Kubernetes writes them: an OpenAPI definition of a built-in type, or the structural schema of a custom resource. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly nullable?: boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: boolean;
  readonly exclusiveMaximum?: boolean;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly not?: Schema;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-embedded-resource'?: boolean;
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-list-type'?: string;
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  readonly 'x-kubernetes-validations'?: readonly unknown[];
}

/** The schema of one version of a kind, with the definitions that its `$ref`s name. */
export interface ObjectSchema {
  readonly root: Schema;
  readonly definitions: Readonly<Record<string, Schema>>;
  /**
   * Who reads the object. `server`: the API server, a built-in kind, by Go's own decoding (nulls mean nothing, `""` is unset).
   * `definition`: the API server, by a CustomResourceDefinition. `kustomize`: a kustomization.yaml, keys in any case.
   */
  readonly reader: 'server' | 'definition' | 'kustomize';
  /** Fields that the schema does not name are kept. */
  readonly isOpen?: boolean;
}

/** The definition that a schema refers to, or the schema itself. */
export function resolve(schema: Schema, definitions: Readonly<Record<string, Schema>>): Schema {
  const name = schema.$ref?.slice(2);
  if (name === undefined) return schema;
  return (Object.hasOwn(definitions, name) ? definitions[name] : undefined) ?? {};
}

/** The schema of a property, or undefined if the schema does not name it. */
export function propertyOf({ properties }: Schema, name: string): Schema | undefined {
  return properties && Object.hasOwn(properties, name) ? properties[name] : undefined;
}

const NUMBERS = [
  'minimum',
  'maximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
] as const;
const FLAGS = [
  'nullable',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'uniqueItems',
  'x-kubernetes-preserve-unknown-fields',
  'x-kubernetes-embedded-resource',
  'x-kubernetes-int-or-string',
] as const;
const TEXTS = ['$ref', 'type', 'format', 'pattern', 'x-kubernetes-list-type'] as const;
const TEXT_LISTS = ['required', 'x-kubernetes-list-map-keys'] as const;
const SCHEMA_LISTS = ['allOf', 'anyOf', 'oneOf'] as const;

/** The schema of a CustomResourceDefinition in the repository, without unknown keywords and invalid parts. */
export function readSchema(value: YamlValue | undefined): Schema {
  if (!isMap(value)) return {};
  const schema: Record<string, unknown> = {};
  for (const keyword of NUMBERS) if (typeof value[keyword] === 'number') schema[keyword] = value[keyword];
  for (const keyword of FLAGS) if (typeof value[keyword] === 'boolean') schema[keyword] = value[keyword];
  for (const keyword of TEXTS) if (typeof value[keyword] === 'string') schema[keyword] = value[keyword];
  for (const keyword of TEXT_LISTS) {
    const list = value[keyword];
    if (isList(list)) schema[keyword] = list.filter((item) => typeof item === 'string');
  }
  for (const keyword of SCHEMA_LISTS) {
    const list = value[keyword];
    if (isList(list)) schema[keyword] = list.map(readSchema);
  }
  return { ...schema, ...readNested(value) };
}

function readNested(value: YamlMap): Schema {
  const { properties, additionalProperties, items, not, enum: values, default: filler } = value;
  const rules = value['x-kubernetes-validations'];
  return {
    ...(isMap(properties) ? { properties: readProperties(properties) } : {}),
    ...(typeof additionalProperties === 'boolean' ? { additionalProperties } : {}),
    ...(isMap(additionalProperties) ? { additionalProperties: readSchema(additionalProperties) } : {}),
    ...(isMap(items) ? { items: readSchema(items) } : {}),
    ...(isMap(not) ? { not: readSchema(not) } : {}),
    ...(isList(values) ? { enum: values } : {}),
    ...(filler === undefined ? {} : { default: filler }),
    ...(isList(rules) ? { 'x-kubernetes-validations': rules } : {}),
  };
}

function readProperties(properties: YamlMap): Record<string, Schema> {
  const schemas: Record<string, Schema> = Object.create(null);
  for (const name in properties) schemas[name] = readSchema(properties[name]);
  return schemas;
}
