import { withEntry, withItem } from '../../yaml/edit.ts';
import type { Origin } from '../../yaml/origin.ts';
import { isList, isMap, originOf, type YamlList, type YamlMap } from '../../yaml/value.ts';
import type { WrittenValue } from '../resources/scalar.ts';

/** A JSON patch that does not apply; the message is that of the library that kustomize uses. */
export class JsonPatchError extends Error {}

/** The words of the library for what does not exist. */
export const MISSING = 'missing value';

type Change = (container: YamlMap | YamlList, key: string, origin: Origin) => YamlMap | YamlList;

/** Changes the collection that contains the value at a path. Throws what `missing` makes if there is none. */
export function change(
  document: WrittenValue,
  path: string,
  missing: () => JsonPatchError,
  apply: Change,
): WrittenValue {
  const parts = path.split('/');
  if (parts.length < 2) throw missing();
  return descend(document, parts.map(decodePart), 1, missing, apply);
}

function decodePart(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}

function descend(
  current: WrittenValue,
  parts: readonly string[],
  at: number,
  missing: () => JsonPatchError,
  apply: Change,
): WrittenValue {
  const { value, origin } = current;
  if (!isMap(value) && !isList(value)) throw missing();
  const part = parts[at] ?? '';
  if (at === parts.length - 1) return { value: apply(value, part, origin), origin };
  if (isMap(value)) {
    const child = Object.hasOwn(value, part) ? value[part] : undefined;
    if (child === undefined) throw missing();
    const changed = descend({ value: child, origin: originOf(value, part) ?? origin }, parts, at + 1, missing, apply);
    return { value: withEntry(value, part, changed.value, changed.origin), origin };
  }
  const index = indexIn(value, part);
  const child = index === undefined ? undefined : value[index];
  if (index === undefined || child === undefined) throw missing();
  const changed = descend({ value: child, origin: originOf(value, index) ?? origin }, parts, at + 1, missing, apply);
  return { value: withItem(value, index, changed.value, changed.origin), origin };
}

/** The index that a part means; negative ones count from the end. Undefined if it is not an index or out of bounds. */
export function indexIn(list: YamlList, part: string): number | undefined {
  if (!/^[-+]?[0-9]+$/.test(part)) return undefined;
  const index = Number(part);
  const actual = index < 0 ? index + list.length : index;
  return actual >= 0 && actual < list.length ? actual : undefined;
}

/** The value at a path: undefined for a missing key, `no index` for a bad one; calls `missing` where the way there is not. */
export function lookUp(
  document: WrittenValue,
  path: string,
  missing: () => never,
): WrittenValue | 'no index' | undefined {
  const parts = path.split('/').map(decodePart);
  if (parts.length < 2) missing();
  let current: WrittenValue = document;
  for (let at = 1; at < parts.length; at++) {
    const part = parts[at] ?? '';
    const { value, origin } = current;
    const isLast = at === parts.length - 1;
    if (isMap(value)) {
      const child = Object.hasOwn(value, part) ? value[part] : undefined;
      if (child === undefined) return isLast ? undefined : missing();
      current = { value: child, origin: originOf(value, part) ?? origin };
    } else if (isList(value)) {
      const index = indexIn(value, part);
      if (index === undefined) return isLast ? 'no index' : missing();
      current = { value: value[index] ?? null, origin: originOf(value, index) ?? origin };
    } else missing();
  }
  return current;
}
