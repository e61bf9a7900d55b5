import { withEntry, withoutEntry } from '../../yaml/edit.ts';
import type { Origin } from '../../yaml/origin.ts';
import { copyMap, isMap, newMap, originOf, setEntry, type YamlMap } from '../../yaml/value.ts';
import { nodeText, type WrittenValue } from './scalar.ts';

/** Labels or annotations with their values as texts, as kustomize contains them whenever it rewrites them. */
export type Texts = ReadonlyMap<string, WrittenValue>;

/** The labels or annotations of an object as texts. */
export function textsIn(object: YamlMap, field: 'labels' | 'annotations'): Texts {
  const metadata = isMap(object.metadata) ? object.metadata : undefined;
  return metadata ? textMap(metadata, field) : new Map();
}

/** The entries of a mapping as texts. */
export function textMap(parent: YamlMap, field: string): Texts {
  const map = parent[field];
  const texts = new Map<string, WrittenValue>();
  if (!isMap(map)) return texts;
  for (const key in map) {
    const origin = originOf(map, key) ?? originOf(parent, field);
    if (origin) texts.set(key, { value: nodeText(map[key], origin), origin });
  }
  return texts;
}

/** The object with labels or annotations as given; without the field if there are none. */
export function withTexts(object: YamlMap, field: 'labels' | 'annotations', texts: Texts, origin: Origin): YamlMap {
  const metadata = isMap(object.metadata) ? object.metadata : newMap();
  const place = originOf(object, 'metadata') ?? origin;
  const changed = setTexts(metadata, field, texts, place);
  return changed === metadata ? object : withEntry(object, 'metadata', changed, place);
}

/** A mapping with a field that contains texts; without the field if there are none. */
export function setTexts(parent: YamlMap, field: string, texts: Texts, origin: Origin): YamlMap {
  if (texts.size === 0) return withoutEntry(parent, field);
  const old = parent[field];
  if (isMap(old) && holds(old, texts)) return parent;
  const map = isMap(old) ? copyMap(old) : newMap();
  for (const key in map) if (!texts.has(key)) return setTexts(withoutEntry(parent, field), field, texts, origin);
  for (const [key, { value, origin: place }] of texts) setEntry(map, key, value, place);
  return withEntry(parent, field, map, originOf(parent, field) ?? origin);
}

function holds(map: YamlMap, texts: Texts): boolean {
  let count = 0;
  for (const key in map) {
    const text = texts.get(key);
    if (!text || text.value !== map[key] || text.origin !== originOf(map, key)) return false;
    count++;
  }
  return count === texts.size;
}

/** Texts of one over those of another. */
export function mergeTexts(base: Texts, over: Texts): Texts {
  return new Map([...base, ...over]);
}
