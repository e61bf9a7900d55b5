import { KubernetesObject } from '../../../kubernetes/object.ts';
import type { Origin } from '../../../yaml/origin.ts';
import { newList, newMap, pushItem, setEntry, type YamlMap, type YamlValue } from '../../../yaml/value.ts';

/** A mapping whose entries were all written by one place; nested plain objects become mappings, too. */
export function mapFrom(entries: GeneratedMap, origin: Origin): YamlMap {
  const map = newMap();
  for (const [key, entry] of Object.entries(entries)) {
    if (entry !== undefined) setEntry(map, key, valueFrom(entry, origin), origin);
  }
  return map;
}

/** What `mapFrom` takes: values, plain objects and lists of them; undefined entries are left out. */
export type GeneratedValue = YamlValue | undefined | GeneratedMap | readonly GeneratedValue[];

export interface GeneratedMap {
  readonly [key: string]: GeneratedValue;
}

const isValue = (entry: YamlMap | GeneratedMap): entry is YamlMap => Object.getPrototypeOf(entry) !== Object.prototype;
const isItems = (entry: GeneratedValue): entry is readonly GeneratedValue[] => Array.isArray(entry);

function valueFrom(entry: Exclude<GeneratedValue, undefined>, origin: Origin): YamlValue {
  if (entry === null || typeof entry !== 'object') return entry;
  if (isItems(entry)) {
    const list = newList();
    for (const item of entry) if (item !== undefined) pushItem(list, valueFrom(item, origin), origin);
    return list;
  }
  return isValue(entry) ? entry : mapFrom(entry, origin);
}

/** An object that a controller creates from another one; everything in it points to what it is created from. */
export function derivedObject(entries: GeneratedMap, origin: Origin): KubernetesObject {
  return new KubernetesObject(mapFrom(entries, origin), origin);
}
