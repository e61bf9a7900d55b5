import type { Origin } from '../../yaml/origin.ts';
import {
  isList,
  isMap,
  newList,
  originOf,
  withEntry,
  type YamlList,
  type YamlMap,
  type YamlValue,
} from '../../yaml/value.ts';
import { nodeText } from '../resources/scalar.ts';
import { FieldError, wrongKind } from '../transform/field-spec.ts';
import type { Directive } from './strategic-merge.ts';

/** An item of a list under merge: kyaml changes items in place, and what it finds depends on that. */
export interface Item {
  value: YamlValue;
  origin: Origin;
}

export function itemsOf(list: YamlList, origin: Origin): Item[] {
  return list.map((value, index) => ({ value, origin: originOf(list, index) ?? origin }));
}

/** The list of items; the given list itself where they are its own. */
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

/** The `$patch` of a list, which is an item of its own, and the items without it. */
export function applyListDirective(items: Item[]): { directive: Directive; items: Item[] } {
  const marker = items.find(({ value }) => isMap(value) && Object.hasOwn(value, '$patch'));
  if (!marker || !isMap(marker.value) || Object.keys(marker.value).length > 1) return { directive: 'merge', items };
  const text = nodeText(marker.value.$patch, originOf(marker.value, '$patch'));
  if (text !== 'merge' && text !== 'replace' && text !== 'delete') {
    throw new FieldError(`unknown patch strategy '${text}'`);
  }
  setElement(items, undefined, ['$patch'], [text]);
  return { directive: text, items };
}

/** Items of two lists that are merged by keys at most: the time that it takes grows with the square. */
const MAX_ITEMS = 5000;

type MergeItem = (old: Item | undefined, patch: Item | undefined) => Item | undefined;

/**
 * Merges the items of two lists by keys, those of the patch first (kyaml/yaml/walk/associative_sequence.go, oddities
 * included). `base` and `patch` may be the same list; both are used up.
 */
export function mergeItems(base: Item[], patch: Item[] | undefined, keys: readonly string[], merge: MergeItem): Item[] {
  if (!patch && keys.length > 0 && hasDistinctKeys(base, keys)) {
    for (const item of base) merge(item, undefined);
    return base;
  }
  if (base.length + (patch?.length ?? 0) > MAX_ITEMS) {
    throw new FieldError(`a list of more than ${MAX_ITEMS} items is not merged here`);
  }
  const sources = patch ? [patch, base] : [base];
  const byKeys = keys.length > 0 ? keyValues(sources, keys) : scalarValues(sources);
  return mergeByValues(base, patch, keys.length > 0 ? keys : [''], byKeys, merge);
}

/** Whether each item has all keys and no two have the same values, so that nothing moves or collapses. */
function hasDistinctKeys(items: readonly Item[], keys: readonly string[]): boolean {
  const seen = new Set<string>();
  for (const item of items) {
    const values = keys.map((key) => keyText(item.value, key));
    if (values.includes('')) return false;
    seen.add(values.join('\0'));
  }
  return seen.size === items.length;
}

function mergeByValues(
  base: Item[],
  patch: Item[] | undefined,
  keys: readonly string[],
  found: string[][],
  merge: MergeItem,
): Item[] {
  const list = keys.length > 1 ? completeValues(found) : found;
  const usedKeys = keys.filter((_, index) => list.some((values) => values[index] !== ''));
  const validKeys = usedKeys.length > 0 ? usedKeys : keys;
  const added: Item[] = [];
  for (const values of list) {
    const validValues = validKeys.map((key) => values[keys.indexOf(key)] ?? '');
    const statedKeys = validKeys.filter((_, index) => validValues[index] !== '');
    const matchKeys = statedKeys.length > 0 ? statedKeys : validKeys;
    const matchValues = matchKeys.map((key) => validValues[validKeys.indexOf(key)] ?? '');
    const merged = merge(
      findElement(base, matchKeys, matchValues),
      patch && findElement(patch, matchKeys, matchValues),
    );
    if (!merged || isEmptyElement(merged.value)) {
      setElement(base, undefined, validKeys, validValues);
      continue;
    }
    completeKeys(merged, validKeys, validValues);
    setElement(added, merged, validKeys, validValues);
  }
  return list.length > 0 ? appendItems(added, base, validKeys) : base;
}

/** Writes keys into a merged item that lacks them. */
function completeKeys(item: Item, keys: readonly string[], values: readonly string[]): void {
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] ?? '';
    const value = values[index] ?? '';
    if (key === '' || value === '' || !isMap(item.value) || Object.hasOwn(item.value, key)) continue;
    item.value = withEntry(item.value, key, value, item.origin);
  }
}

/** Puts the items of a list behind others; an item with keys that are there already takes that place. */
function appendItems(target: Item[], items: readonly Item[], keys: readonly string[]): Item[] {
  for (const item of items) {
    if (keys[0] === '') {
      setElement(target, item, [''], [nodeText(item.value, item.origin)]);
      continue;
    }
    const values: string[] = [];
    for (const key of keys) {
      if (item.value !== null && !isMap(item.value)) throw wrongKind('MappingNode', item.value);
      if (isMap(item.value) && Object.hasOwn(item.value, key)) values.push(fieldText(item.value, key));
      else target.push(item);
    }
    if (keys.length > 1) setElement(target, undefined, keys, values);
    setElement(target, item, keys, values);
  }
  return target;
}

/** The key values of all items, each combination once. */
function keyValues(sources: readonly Item[][], keys: readonly string[]): string[][] {
  return distinct(sources.flatMap((items) => items.map(({ value }) => keys.map((key) => keyText(value, key)))));
}

function scalarValues(sources: readonly Item[][]): string[][] {
  return distinct(sources.flatMap((items) => items.map(({ value, origin }) => [nodeText(value, origin)])));
}

function distinct(values: string[][]): string[][] {
  const seen = new Set<string>();
  return values.filter((combination) => {
    const key = combination.join('\0');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Lets combinations that leave keys open take them from others that agree in the rest. */
function completeValues(list: string[][]): string[][] {
  const result = [...list];
  if (!result.some((values) => values.includes(''))) return result;
  for (let i = 0; i < result.length; i++) {
    // The whole row is compared with what it was at its start, as kyaml does.
    const own = result[i] ?? [];
    for (let j = 0; j < result.length; j++) {
      const joined = joinValues(own, result[j] ?? []);
      if (!joined) continue;
      result[i] = joined;
      result[j] = joined;
    }
  }
  return result;
}

function joinValues(a: readonly string[], b: readonly string[]): string[] | undefined {
  let hasCommon = false;
  const joined: string[] = [];
  for (let index = 0; index < a.length; index++) {
    const [left = '', right = ''] = [a[index], b[index]];
    if (left === right) hasCommon = true;
    else if (left !== '' && right !== '') return undefined;
    joined.push(left === '' ? right : left);
  }
  return hasCommon ? joined : undefined;
}

/** The first item with these values (kyaml's ElementMatcher). */
function findElement(items: readonly Item[], keys: readonly string[], values: readonly string[]): Item | undefined {
  if (keys[0] === '') return items.find(({ value, origin }) => nodeText(value, origin) === (values[0] ?? ''));
  return items.find(({ value }) => {
    if (!isMap(value)) return false;
    return keys.every((key, index) => Object.hasOwn(value, key) && fieldText(value, key) === (values[index] ?? ''));
  });
}

/** Replaces the items with these values by another, or drops them; without such an item the new one comes last (kyaml's ElementSetter). */
function setElement(
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

function isEmptyElement(value: YamlValue): boolean {
  return value === null || (isMap(value) && isEmptyMap(value));
}

function isEmptyMap(map: YamlMap): boolean {
  for (const _ in map) return false;
  return true;
}

function fieldText(map: YamlMap, key: string): string {
  return nodeText(map[key], originOf(map, key));
}

/** The text of a key of an item; empty where it has none. */
function keyText(value: YamlValue, key: string): string {
  if (!isMap(value) || !Object.hasOwn(value, key)) return '';
  const entry = value[key];
  return entry === null ? '' : fieldText(value, key);
}
