import type { Origin } from './origin.ts';

/** Where the origins of a collection's entries are kept: a symbol, so no walk over keys, JSON or schema check sees it. */
export const ORIGINS = Symbol('origins');

/** A plain value read from YAML or built from such values. Values are shared between builds: never change one in place. */
export type YamlValue = null | boolean | number | string | YamlList | YamlMap;

/** A sequence, with the origin of each item beside it. */
export type YamlList = readonly YamlValue[] & { readonly [ORIGINS]?: readonly Origin[] };

/** A mapping without prototype (so `constructor` or `__proto__` are keys like others), with its origins beside it. */
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

/** The origins of a mapping's entries, in the order in which they were written. */
export class MapOrigins {
  readonly keys: string[];
  readonly origins: Origin[];
  #index: Map<string, number> | undefined;

  constructor(keys: string[] = [], origins: Origin[] = []) {
    this.keys = keys;
    this.origins = origins;
  }

  get(key: string): Origin | undefined {
    const at = this.#find(key);
    return at === -1 ? undefined : this.origins[at];
  }

  set(key: string, origin: Origin): void {
    const at = this.#find(key);
    if (at !== -1) {
      this.origins[at] = origin;
      return;
    }
    this.append(key, origin);
  }

  /** Adds the origin of a key that is certainly not there. */
  append(key: string, origin: Origin): void {
    this.#index?.set(key, this.keys.length);
    this.keys.push(key);
    this.origins.push(origin);
  }

  delete(key: string): void {
    const at = this.#find(key);
    if (at === -1) return;
    this.keys.splice(at, 1);
    this.origins.splice(at, 1);
    this.#index = undefined;
  }

  copy(): MapOrigins {
    return new MapOrigins([...this.keys], [...this.origins]);
  }

  /** Short tables are searched in order; a long one gets an index at the first look-up. */
  #find(key: string): number {
    if (this.keys.length <= 24) return this.keys.indexOf(key);
    this.#index ??= new Map(this.keys.map((name, at) => [name, at]));
    return this.#index.get(key) ?? -1;
  }
}

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

/** A copy of a sequence that may be changed; its items and their origins are shared with the first. */
export function copyList(list: YamlList): MutableYamlList {
  return newList([...list], [...(list[ORIGINS] ?? [])]);
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

/** The origin of an entry of a mapping or an item of a sequence; undefined where it is not there or came from no text. */
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

/** The string at a path, or undefined where there is none or it is no string. */
export function stringAt(value: YamlValue | undefined, ...path: (string | number)[]): string | undefined {
  const found = valueAt(value, path);
  return typeof found === 'string' ? found : undefined;
}

/** The mapping at a path, or undefined. */
export function mapAt(value: YamlValue | undefined, ...path: (string | number)[]): YamlMap | undefined {
  const found = valueAt(value, path);
  return isMap(found) ? found : undefined;
}

/** The items at a path; none where it is no sequence. */
export function listAt(value: YamlValue | undefined, ...path: (string | number)[]): YamlList {
  const found = valueAt(value, path);
  return isList(found) ? found : [];
}

/** The mapping with one entry written, as a copy; everything else is shared. */
export function withEntry(map: YamlMap, key: string, value: YamlValue, origin: Origin): YamlMap {
  const copy = copyMap(map);
  setEntry(copy, key, value, origin);
  return copy;
}

/** The mapping without an entry, as a copy; the mapping itself where it has no such entry. */
export function withoutEntry(map: YamlMap, key: string): YamlMap {
  if (!Object.hasOwn(map, key)) return map;
  const copy = copyMap(map);
  deleteEntry(copy, key);
  return copy;
}

/** The sequence with one item written, as a copy; everything else is shared. */
export function withItem(list: YamlList, index: number, value: YamlValue, origin: Origin): YamlList {
  const copy = copyList(list);
  copy[index] = value;
  copy[ORIGINS][index] = origin;
  return copy;
}

/** The sequence with items taken out and others put in, as a copy; everything else is shared. */
export function splicedList(
  list: YamlList,
  index: number,
  remove: number,
  ...added: readonly [YamlValue, Origin][]
): YamlList {
  const copy = copyList(list);
  copy.splice(index, remove, ...added.map(([value]) => value));
  copy[ORIGINS].splice(index, remove, ...added.map(([, origin]) => origin));
  return copy;
}
