import { isMap, type YamlValue } from '../../yaml/value.ts';
import { nodeText } from '../resources/scalar.ts';
import { fieldText, type Item } from './list-items.ts';

/** The key values of all items, each combination once. */
export function keyValues(sources: readonly Item[][], keys: readonly string[]): string[][] {
  return distinct(sources.flatMap((items) => items.map(({ value }) => keys.map((key) => keyText(value, key)))));
}

/** The texts of all items of lists of scalars, each once. */
export function scalarValues(sources: readonly Item[][]): string[][] {
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
export function completeValues(list: string[][]): string[][] {
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

/** The text of a key of an item. Empty if it has none. */
export function keyText(value: YamlValue, key: string): string {
  if (!isMap(value) || !Object.hasOwn(value, key)) return '';
  const entry = value[key];
  return entry === null ? '' : fieldText(value, key);
}
