import type { Origin } from '../../yaml/origin.ts';
import { isList, isMap, newList, originOf, type YamlList, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import { wrongKind } from '../fields/field-spec.ts';
import { nodeText } from '../resources/scalar.ts';

/** An item of a list under merge: kyaml changes items in place, and what it finds depends on that. */
export interface Item {
  value: YamlValue;
  origin: Origin;
}

export function itemsOf(list: YamlList, origin: Origin): Item[] {
  return list.map((value, index) => ({ value, origin: originOf(list, index) ?? origin }));
}

/** The list of items; the given list itself if they are its own. */
export function listOf(items: readonly Item[], list: YamlList): YamlList {
  const isSame =
    items.length === list.length &&
    items.every(({ value, origin }, index) => value === list[index] && origin === originOf(list, index));
  if (isSame) return list;
  return newList(
    items.map(({ value }) => value),
    items.map(({ origin }) => origin),
  );
}

/** The first item with these values (kyaml's ElementMatcher). */
export function findElement(
  items: readonly Item[],
  keys: readonly string[],
  values: readonly string[],
): Item | undefined {
  if (keys[0] === '') return items.find(({ value, origin }) => nodeText(value, origin) === (values[0] ?? ''));
  return items.find(({ value }) => {
    if (!isMap(value)) return false;
    return keys.every((key, index) => Object.hasOwn(value, key) && fieldText(value, key) === (values[index] ?? ''));
  });
}

/** Replaces the items with these values by another, or drops them; without such an item the new one comes last (kyaml's ElementSetter). */
export function setElement(
  items: Item[],
  element: Item | undefined,
  keys: readonly string[],
  values: readonly string[],
): void {
  const isMappingSetter = (keys[0] ?? '') !== '' && (values[0] ?? '') !== '';
  const kept: Item[] = [];
  let isFound = false;
  for (const item of items) {
    if (isEmptyElement(item.value)) continue;
    if (!isMap(item.value) && isMappingSetter) {
      kept.push(item);
      continue;
    }
    if (!matches(item, keys, values)) {
      if (values.length > 0) kept.push(item);
      continue;
    }
    isFound = true;
    if (element) kept.push(element);
  }
  items.splice(0, items.length, ...kept);
  if (element && element.value !== null && !isFound) items.push(element);
}

function matches({ value, origin }: Item, keys: readonly string[], values: readonly string[]): boolean {
  let isMatch = false;
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] ?? '';
    // If there are fewer values than keys, the last answer counts.
    if (index < values.length) isMatch = matchesField(value, origin, key, values[index] ?? '');
    if (!isMatch) return false;
  }
  return isMatch;
}

function matchesField(value: YamlValue, origin: Origin, key: string, text: string): boolean {
  if (key === '') {
    if (isMap(value) || isList(value)) throw wrongKind('ScalarNode', value);
    return nodeText(value, origin) === text;
  }
  if (!isMap(value)) throw wrongKind('MappingNode', value);
  return Object.hasOwn(value, key) && (text === '' || fieldText(value, key) === text);
}

/** Whether an item is null or a mapping with nothing in it. */
export function isEmptyElement(value: YamlValue): boolean {
  return value === null || (isMap(value) && isEmptyMap(value));
}

function isEmptyMap(map: YamlMap): boolean {
  for (const _ in map) return false;
  return true;
}

/** The text of a field of an item, as kyaml compares it. */
export function fieldText(map: YamlMap, key: string): string {
  return nodeText(map[key], originOf(map, key));
}
