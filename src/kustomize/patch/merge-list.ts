import { withEntry } from '../../yaml/edit.ts';
import { isMap } from '../../yaml/value.ts';
import { FieldError, wrongKind } from '../fields/field-spec.ts';
import { nodeText } from '../resources/scalar.ts';
import { completeValues, keyText, keyValues, scalarValues } from './key-values.ts';
import { fieldText, findElement, type Item, isEmptyElement, setElement } from './list-items.ts';

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
