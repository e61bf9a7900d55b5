import { isSame } from '../../yaml/equal.ts';
import { isList, isMap, type YamlValue } from '../../yaml/value.ts';
import type { Schema } from '../terms/schema.ts';

/**
 * The item of an older list that an item of a list is compared with: that with the same keys, if the list is a map. Rules about the
 * items of other lists cannot compare.
 */
export function itemLike(item: YamlValue, old: YamlValue, schema: Schema): YamlValue | undefined {
  const keys = schema['x-kubernetes-list-map-keys'] ?? [];
  if (schema['x-kubernetes-list-type'] !== 'map' || keys.length === 0 || !isMap(item) || !isList(old)) return undefined;
  return old.find((other) => isMap(other) && keys.every((key) => isSame(item[key], other[key])));
}
