import { MapOrigins } from './map-origins.ts';
import type { Origin } from './origin.ts';

/** Where the origins of a collection's entries are kept: a symbol, so no walk over keys, JSON or schema check sees it. */
export const ORIGINS = Symbol('origins');

/** A plain value read from YAML or built from such values. Values are shared between builds: never change one in place. */
export type YamlValue = null | boolean | number | string | YamlList | YamlMap;

/** A sequence, with the origin of each item next to it. */
export type YamlList = readonly YamlValue[] & { readonly [ORIGINS]?: readonly Origin[] };

/** A mapping without prototype (so `constructor` or `__proto__` are keys like others), with its origins next to it. */
export interface YamlMap {
  readonly [key: string]: YamlValue | undefined;
  readonly [ORIGINS]?: MapOrigins;
}

/** A mapping under construction. */
export interface MutableYamlMap {
  [key: string]: YamlValue | undefined;
  [ORIGINS]: MapOrigins;
}

/** A sequence under construction. */
export type MutableYamlList = YamlValue[] & { [ORIGINS]: Origin[] };
// A constructor whose prototype is empty gives fast objects without prototype; Object.create(null) gives slow ones.
const Bare = function Bare() {} as unknown as { new (): object; prototype: object };
Bare.prototype = Object.create(null);

export function newMap(origins: MapOrigins = new MapOrigins()): MutableYamlMap {
  const map = new Bare() as MutableYamlMap;
  map[ORIGINS] = origins;
  return map;
}

export function newList(items: YamlValue[] = [], origins: Origin[] = []): MutableYamlList {
  const list = items as MutableYamlList;
  list[ORIGINS] = origins;
  return list;
}

export function isMap(value: unknown): value is YamlMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: unknown): value is YamlList {
  return Array.isArray(value);
}

/** A copy of a mapping that may be changed; its entries and their origins are shared with the first. */
export function copyMap(map: YamlMap): MutableYamlMap {
  const copy = newMap(map[ORIGINS]?.copy());
  for (const key in map) copy[key] = map[key];
  return copy;
}

/** Writes an entry with the origin that wrote it. */
export function setEntry(map: MutableYamlMap, key: string, value: YamlValue, origin: Origin): void {
  if (Object.hasOwn(map, key)) map[ORIGINS].set(key, origin);
  else map[ORIGINS].append(key, origin);
  map[key] = value;
}

/** Appends an item with the origin that wrote it. */
export function pushItem(list: MutableYamlList, value: YamlValue, origin: Origin): void {
  list.push(value);
  list[ORIGINS].push(origin);
}

export function deleteEntry(map: MutableYamlMap, key: string): void {
  delete map[key];
  map[ORIGINS].delete(key);
}

/** The origin of an entry of a mapping or an item of a sequence, or undefined if it does not exist or came from no text. */
export function originOf(collection: YamlMap | YamlList, key: string | number): Origin | undefined {
  if (isList(collection)) return collection[ORIGINS]?.[Number(key)];
  return collection[ORIGINS]?.get(String(key));
}

/** The value at a path, or undefined. */
export function valueAt(value: YamlValue | undefined, path: readonly (string | number)[]): YamlValue | undefined {
  let current = value;
  for (const key of path) {
    if (isMap(current)) current = Object.hasOwn(current, key) ? current[key] : undefined;
    else if (isList(current) && typeof key === 'number') current = current[key];
    else return undefined;
  }
  return current;
}

/** The string at a path, or undefined if there is none or it is not a string. */
export function stringAt(value: YamlValue | undefined, ...path: (string | number)[]): string | undefined {
  const found = valueAt(value, path);
  return typeof found === 'string' ? found : undefined;
}

/** The mapping at a path, or undefined. */
export function mapAt(value: YamlValue | undefined, ...path: (string | number)[]): YamlMap | undefined {
  const found = valueAt(value, path);
  return isMap(found) ? found : undefined;
}

/** The items at a path. None if it is not a sequence. */
export function listAt(value: YamlValue | undefined, ...path: (string | number)[]): YamlList {
  const found = valueAt(value, path);
  return isList(found) ? found : [];
}

/** The strings in the list at a path. */
export function stringsAt(value: YamlValue | undefined, ...path: (string | number)[]): string[] {
  return listAt(value, ...path).flatMap((item) => (typeof item === 'string' ? item : []));
}
