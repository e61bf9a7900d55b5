import { copyMap, isMap, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import { type ObjectSchema, propertyOf, resolve, type Schema } from '../terms/schema.ts';

/** Fields that an object inside another one must have. */
const IDENTITY = ['apiVersion', 'kind'];
/** Fields that every object has, whatever its schema says. */
const OBJECT_FIELDS = new Set(['apiVersion', 'kind', 'metadata']);

/** The schema of a field that a mapping's schema names; kustomize, as Go does, takes its name in any case. */
export function fieldOf(schema: Schema, key: string, { reader }: ObjectSchema): Schema | undefined {
  const property = propertyOf(schema, key);
  if (property || reader !== 'kustomize') return property;
  const lower = key.toLowerCase();
  const name = Object.keys(schema.properties ?? {}).find((candidate) => candidate.toLowerCase() === lower);
  return name === undefined ? undefined : propertyOf(schema, name);
}

/** Whether a mapping's schema takes a field that it does not name. */
export function takesAnyField(schema: Schema, key: string, { reader, isOpen }: ObjectSchema): boolean {
  if (isOpen && schema.additionalProperties !== false) return true;
  if (schema.additionalProperties === true || schema['x-kubernetes-preserve-unknown-fields']) return true;
  if (schema['x-kubernetes-embedded-resource']) return OBJECT_FIELDS.has(key);
  // A built-in type without properties is one that Go leaves undecoded.
  return schema.properties === undefined && (reader === 'server' || schema.type === undefined);
}

/** The required fields that a mapping lacks, those with a default left out. */
export function missingFields(value: YamlMap, schema: Schema, { definitions }: ObjectSchema): string[] {
  const { required = [], 'x-kubernetes-embedded-resource': isEmbedded } = schema;
  if (required.length === 0 && !isEmbedded) return [];
  return [...new Set([...required, ...(isEmbedded ? IDENTITY : [])])].filter((name) => {
    const given = Object.hasOwn(value, name) ? value[name] : undefined;
    if (given !== undefined && given !== null) return false;
    const property = propertyOf(schema, name);
    if (!property) return true;
    if (property.default !== undefined || resolve(property, definitions).default !== undefined) return false;
    return !(given === null && property.nullable);
  });
}

/** The mapping with the defaults of its schema, which the API server sets before it checks conditions; others stay as they are. */
export function withDefaults(value: YamlValue, { properties }: Schema): YamlValue {
  if (!isMap(value) || !properties) return value;
  let filled: ReturnType<typeof copyMap> | undefined;
  for (const name in properties) {
    const filler = properties[name]?.default;
    if (!isScalar(filler) || (value[name] !== undefined && value[name] !== null)) continue;
    filled ??= copyMap(value);
    filled[name] = filler;
  }
  return filled ?? value;
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
