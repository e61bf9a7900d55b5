import { copyList } from '../../yaml/edit.ts';
import type { Origin } from '../../yaml/origin.ts';
import {
  isList,
  isMap,
  type MutableYamlMap,
  newMap,
  ORIGINS,
  originOf,
  setEntry,
  type YamlList,
  type YamlMap,
  type YamlValue,
} from '../../yaml/value.ts';
import { formatNumber } from '../resources/number.ts';
import { DecodeError } from './decode-error.ts';
import type { Fields, FieldType } from './fields.ts';

interface Context {
  /** Unknown fields are errors and scalars keep their types, as kustomize reads. Otherwise as Flux reads its root. */
  readonly strict: boolean;
  readonly struct: string;
  readonly path: string;
}

/**
 * A mapping whose fields have the types that they should and the names as declared (Go takes any case); nulls are left out.
 * Throws DecodeError.
 */
export function decodeFields(map: YamlMap, fields: Fields, struct: string, origin: Origin, strict = true): YamlMap {
  return decodeStruct(map, fields, origin, { strict, struct, path: '' });
}

function decodeStruct(map: YamlMap, fields: Fields, origin: Origin, context: Context): YamlMap {
  let result: MutableYamlMap | undefined;
  for (const key in map) {
    const name = declaredName(key, fields);
    const place = originOf(map, key) ?? origin;
    const type = name === undefined ? undefined : fields[name];
    const value = map[key];
    if (name === undefined || !type) {
      if (context.strict) {
        throw new DecodeError(`json: unknown field ${JSON.stringify(key)}`, place, {
          name: key,
          known: Object.keys(fields),
        });
      }
      result ??= copyUntil(map, key);
      continue;
    }
    const path = context.path === '' ? name : `${context.path}.${name}`;
    const decoded =
      value === undefined || value === null ? null : decodeValue(value, type, place, { ...context, path });
    if (!result && (decoded !== value || name !== key)) result = copyUntil(map, key);
    if (result && decoded !== null) setEntry(result, name, decoded, place);
  }
  return result ?? map;
}

/** The entries of a mapping before a key. */
function copyUntil(map: YamlMap, end: string): MutableYamlMap {
  const copy = newMap();
  for (const key in map) {
    if (key === end) break;
    const origin = map[ORIGINS]?.get(key);
    const value = map[key];
    if (origin && value !== undefined && value !== null) setEntry(copy, key, value, origin);
  }
  return copy;
}

function declaredName(key: string, fields: Fields): string | undefined {
  if (Object.hasOwn(fields, key)) return key;
  const lower = key.toLowerCase();
  return Object.keys(fields).find((name) => name.toLowerCase() === lower);
}

function decodeValue(value: YamlValue, type: FieldType, origin: Origin, context: Context): YamlValue {
  switch (type.type) {
    case 'any':
      return value;
    case 'struct':
      if (!isMap(value)) throw mismatch(value, type, origin, context);
      return decodeStruct(value, type.fields, origin, { ...context, struct: type.name });
    case 'list':
      if (!isList(value)) throw mismatch(value, type, origin, context);
      return decodeList(value, type.items, origin, context);
    case 'map':
      if (!isMap(value)) throw mismatch(value, type, origin, context);
      return decodeMap(value, type.values, origin, context);
    case 'bool':
      if (typeof value !== 'boolean') throw mismatch(value, type, origin, context);
      return value;
    case 'int':
      if (typeof value !== 'number' || !Number.isInteger(value)) throw mismatch(value, type, origin, context);
      return value;
    case 'string':
      if (typeof value === 'string') return value;
      if (context.strict || typeof value === 'object') throw mismatch(value, type, origin, context);
      return typeof value === 'number' ? formatNumber(value) : String(value);
  }
}

function decodeList(list: YamlList, items: FieldType, origin: Origin, context: Context): YamlList {
  let result: ReturnType<typeof copyList> | undefined;
  for (let index = 0; index < list.length; index++) {
    const item = list[index] ?? null;
    const empty = items.type === 'struct' ? newMap() : items.type === 'string' ? '' : null;
    const decoded = item === null ? empty : decodeValue(item, items, originOf(list, index) ?? origin, context);
    if (decoded === item) continue;
    result ??= copyList(list);
    result[index] = decoded;
  }
  return result ?? list;
}

function decodeMap(map: YamlMap, values: FieldType, origin: Origin, context: Context): YamlMap {
  let result: MutableYamlMap | undefined;
  for (const key in map) {
    const value = map[key] ?? null;
    const place = originOf(map, key) ?? origin;
    const decoded = value === null ? '' : decodeValue(value, values, place, context);
    if (!result && decoded !== value) {
      result = newMap(map[ORIGINS]?.copy());
      for (const name in map) result[name] = map[name];
    }
    if (result) setEntry(result, key, decoded, place);
  }
  return result ?? map;
}

function mismatch(value: YamlValue, { go }: FieldType, origin: Origin, { struct, path }: Context): DecodeError {
  const field = `Go struct field ${struct}.${path} of type ${go}`;
  return new DecodeError(`json: cannot unmarshal ${nameOfType(value, go)} into ${field}`, origin);
}

function nameOfType(value: YamlValue, go: string): string {
  if (isList(value)) return 'array';
  if (isMap(value)) return 'object';
  if (typeof value === 'number') return go.startsWith('int') ? `number ${formatNumber(value)}` : 'number';
  return typeof value === 'boolean' ? 'bool' : 'string';
}
