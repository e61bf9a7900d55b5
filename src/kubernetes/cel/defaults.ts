import { copyList } from '../../yaml/edit.ts';
import {
  copyMap,
  deleteEntry,
  isList,
  isMap,
  type MutableYamlMap,
  newList,
  newMap,
  type YamlList,
  type YamlMap,
  type YamlValue,
} from '../../yaml/value.ts';
import type { Schema } from '../terms/schema.ts';
import { isUnknown } from '../terms/unknown.ts';

/**
 * A custom resource as the API server completes it before it validates: nulls of fields that are not nullable are dropped, fields
 * with a default are filled in. What changes is copied; the rest, with its origins, is shared. Defaults have no origin.
 */
export function withDefaults(value: YamlMap, schema: Schema): YamlMap {
  return completeMap(value, schema);
}

function complete(value: YamlValue, schema: Schema): YamlValue {
  if (isMap(value)) return completeMap(value, schema);
  return isList(value) && schema.items ? completeList(value, schema.items) : value;
}

function completeMap(value: YamlMap, schema: Schema): YamlMap {
  const { properties, additionalProperties } = schema;
  if (!properties && typeof additionalProperties !== 'object') return value;
  let copy: MutableYamlMap | undefined;
  let templated = false;
  for (const key in value) {
    const entry = value[key];
    if (entry === undefined) continue;
    const named = properties && Object.hasOwn(properties, key) ? properties[key] : undefined;
    const entrySchema = named ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined);
    if (!entrySchema) {
      templated ||= isUnknown(key);
      continue;
    }
    const filled = entry === null && !entrySchema.nullable ? defaultOf(entrySchema) : entry;
    if (filled === undefined) {
      copy ??= copyMap(value);
      deleteEntry(copy, key);
      continue;
    }
    const completed = complete(filled, entrySchema);
    if (completed === entry) continue;
    copy ??= copyMap(value);
    copy[key] = completed;
  }
  // A key that is not known yet may be any field.
  if (templated) return copy ?? value;
  for (const name in properties) {
    const property = properties[name];
    if (property?.default === undefined || value[name] !== undefined) continue;
    const filled = defaultOf(property);
    if (filled === undefined) continue;
    copy ??= copyMap(value);
    copy[name] = complete(filled, property);
  }
  return copy ?? value;
}

function completeList(value: YamlList, items: Schema): YamlList {
  let copy: YamlValue[] | undefined;
  value.forEach((item, index) => {
    const filled = item === null && !items.nullable ? (defaultOf(items) ?? null) : item;
    const completed = complete(filled, items);
    if (completed === item) return;
    copy ??= copyList(value);
    copy[index] = completed;
  });
  return copy ?? value;
}

const defaults = new WeakMap<Schema, YamlValue>();

function defaultOf(schema: Schema): YamlValue | undefined {
  if (schema.default === undefined || schema.default === null) return undefined;
  let filled = defaults.get(schema);
  if (filled === undefined) {
    filled = plainValue(schema.default);
    defaults.set(schema, filled);
  }
  return filled;
}

/** A value of JSON as those of manifests are: mappings without prototype. */
function plainValue(value: unknown): YamlValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return newList(value.map(plainValue));
  if (typeof value !== 'object' || value === null) return null;
  const map = newMap();
  for (const [key, entry] of Object.entries(value)) map[key] = plainValue(entry);
  return map;
}
