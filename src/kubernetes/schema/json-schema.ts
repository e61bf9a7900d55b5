import { isList, isMap, newMap, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import { type ObjectSchema, readSchema, type Schema } from '../terms/schema.ts';

/** Levels of a schema that are read; deeper ones take anything. */
const DEEPEST = 60;
const ALTERNATIVES = ['allOf', 'anyOf', 'oneOf'] as const;

/**
 * The schema of a kind in a JSON Schema file, as in catalogs for kubeconform, or undefined if the text is not a schema.
 *
 * Fields that it does not name are rejected only if it has `additionalProperties: false`. References are followed inside the
 * file and outside of alternatives, so that each value is checked by one definition. Anything that cannot be read accepts all values.
 */
export function readJsonSchema(text: string): ObjectSchema | undefined {
  let value: YamlValue;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isMap(value) || !isMap(value.properties)) return undefined;
  return { root: readSchema(structural(value, 0)), definitions: definitionsOf(value), reader: 'definition' };
}

function definitionsOf({ definitions, $defs }: YamlMap): Readonly<Record<string, Schema>> {
  const schemas: Record<string, Schema> = Object.create(null);
  for (const group of [$defs, definitions]) {
    if (!isMap(group)) continue;
    for (const name in group) schemas[name] = readSchema(structural(group[name], 0));
  }
  return schemas;
}

/** A JSON Schema as Kubernetes would write it. */
function structural(value: YamlValue | undefined, depth: number, isAlternative = false): YamlMap {
  const schema = newMap();
  if (!isMap(value) || depth > DEEPEST) return schema;
  if (typeof value.$ref === 'string') {
    const name = /^#\/(?:definitions|\$defs)\/([^/]+)$/.exec(value.$ref)?.[1];
    if (name !== undefined && !isAlternative) schema.$ref = `#/${name}`;
    return schema;
  }
  const inner = (part: YamlValue | undefined): YamlMap => structural(part, depth + 1, isAlternative);
  for (const key in value) schema[key] = value[key];
  readType(schema, value);
  readBounds(schema, value);
  if (value.const !== undefined) schema.enum = [value.const];
  if (isMap(value.properties)) schema.properties = mapValues(value.properties, inner);
  for (const key of ['items', 'additionalProperties'] as const) if (isMap(value[key])) schema[key] = inner(value[key]);
  for (const key of ALTERNATIVES) {
    const parts = value[key];
    if (isList(parts)) schema[key] = parts.map((part) => structural(part, depth + 1, true));
  }
  if (isMap(value.not)) schema.not = structural(value.not, depth + 1, true);
  if (value.additionalProperties === undefined || value.patternProperties !== undefined)
    schema['x-kubernetes-preserve-unknown-fields'] = true;
  return schema;
}

function mapValues(map: YamlMap, change: (value: YamlValue | undefined) => YamlMap): YamlMap {
  const changed = newMap();
  for (const key in map) changed[key] = change(map[key]);
  return changed;
}

/** Several types: `null` among them makes a value nullable; of others one has to fit. */
function readType(schema: ReturnType<typeof newMap>, { type }: YamlMap): void {
  if (!isList(type)) return;
  const types = type.filter((name) => name !== 'null');
  if (types.length < type.length) schema.nullable = true;
  schema.type = types.length === 1 ? types[0] : undefined;
  if (types.length > 1 && schema.anyOf === undefined) schema.anyOf = types.map((name) => ({ type: name }));
}

/** Newer drafts define exclusive bounds as numbers. */
function readBounds(schema: ReturnType<typeof newMap>, { exclusiveMinimum, exclusiveMaximum }: YamlMap): void {
  if (typeof exclusiveMinimum === 'number') {
    schema.minimum = exclusiveMinimum;
    schema.exclusiveMinimum = true;
  }
  if (typeof exclusiveMaximum === 'number') {
    schema.maximum = exclusiveMaximum;
    schema.exclusiveMaximum = true;
  }
}
