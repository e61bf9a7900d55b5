import type { Origin } from '../../yaml/origin.ts';
import {
  isList,
  isMap,
  originOf,
  splicedList,
  stringAt,
  withEntry,
  withItem,
  withoutEntry,
  type YamlList,
  type YamlMap,
  type YamlValue,
} from '../../yaml/value.ts';
import type { Written } from '../resources/scalar.ts';

/** A JSON patch that does not apply; the message is that of the library that kustomize uses. */
export class JsonPatchError extends Error {}

/** One operation of a JSON patch. */
export interface Operation {
  readonly map: YamlMap;
  readonly origin: Origin;
}

/** Operations of one patch at most. */
const MAX_OPERATIONS = 10_000;

const MISSING = 'missing value';

/** The operations of a patch text, or undefined if it is not a list of mappings. */
export function readOperations(value: YamlValue): Operation[] | undefined {
  if (!isList(value)) return undefined;
  const operations: Operation[] = [];
  for (let index = 0; index < value.length; index++) {
    const map = value[index] ?? null;
    const origin = originOf(value, index);
    if (map === null || !origin) continue;
    if (!isMap(map)) return undefined;
    operations.push({ map, origin });
  }
  return operations;
}

/** Applies operations in order (evanphx/json-patch v4, its leniency included). Throws JsonPatchError. */
export function applyJsonPatch(object: Written, operations: readonly Operation[]): YamlValue {
  if (operations.length > MAX_OPERATIONS) {
    throw new JsonPatchError(`a JSON patch of more than ${MAX_OPERATIONS} operations is not applied here`);
  }
  return operations.reduce((document, operation) => applyOperation(document, operation), object).value;
}

function applyOperation(document: Written, { map, origin }: Operation): Written {
  const op = stringAt(map, 'op') ?? 'unknown';
  const value = (): Written => ({ value: map.value ?? null, origin: originOf(map, 'value') ?? origin });
  switch (op) {
    case 'add':
      return addAt(document, pathOf(map, 'add'), value());
    case 'remove':
      return removeAt(document, pathOf(map, 'remove'));
    case 'replace':
      return replaceAt(document, pathOf(map, 'replace'), value());
    case 'move':
    case 'copy':
      return transfer(document, map, op);
    case 'test':
      return test(document, pathOf(map, 'test'), map);
    default:
      throw new JsonPatchError(`Unexpected kind: ${op}`);
  }
}

function pathOf(map: YamlMap, op: string): string {
  const path = stringAt(map, 'path');
  if (path === undefined) throw new JsonPatchError(`${op} operation failed to decode path: ${MISSING}`);
  return path;
}

type Change = (container: YamlMap | YamlList, key: string, origin: Origin) => YamlMap | YamlList;

/** Changes the collection that holds the value at a path; throws what `missing` makes where there is none. */
function change(document: Written, path: string, missing: () => JsonPatchError, apply: Change): Written {
  const parts = path.split('/');
  if (parts.length < 2) throw missing();
  return descend(document, parts.map(decodePart), 1, missing, apply);
}

function decodePart(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}

function descend(
  current: Written,
  parts: readonly string[],
  at: number,
  missing: () => JsonPatchError,
  apply: Change,
): Written {
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
function indexIn(list: YamlList, part: string): number | undefined {
  if (!/^[-+]?[0-9]+$/.test(part)) return undefined;
  const index = Number(part);
  const actual = index < 0 ? index + list.length : index;
  return actual >= 0 && actual < list.length ? actual : undefined;
}

function addAt(document: Written, path: string, added: Written): Written {
  const missing = (): JsonPatchError =>
    new JsonPatchError(`add operation does not apply: doc is missing path: "${path}": ${MISSING}`);
  return change(document, path, missing, (container, key) =>
    addTo(container, key, added, `error in add for path: '${path}'`),
  );
}

function addTo(container: YamlMap | YamlList, key: string, added: Written, context: string): YamlMap | YamlList {
  if (isMap(container)) return withEntry(container, key, added.value, added.origin);
  const index = key === '-' ? container.length : insertionIndex(container, key, context);
  return splicedList(container, index, 0, [added.value, added.origin]);
}

function insertionIndex(list: YamlList, key: string, context: string): number {
  if (!/^[-+]?[0-9]+$/.test(key)) {
    throw new JsonPatchError(
      `${context}: value was not a proper array index: '${key}': strconv.Atoi: parsing ${JSON.stringify(key)}: invalid syntax`,
    );
  }
  const index = Number(key);
  const size = list.length + 1;
  if (index >= size || index < -size) throw invalidIndex(context, index);
  return index < 0 ? index + size : index;
}

function invalidIndex(context: string, index: number): JsonPatchError {
  return new JsonPatchError(`${context}: Unable to access invalid index: ${index}: invalid index referenced`);
}

function removeAt(document: Written, path: string): Written {
  const missing = (): JsonPatchError =>
    new JsonPatchError(`remove operation does not apply: doc is missing path: "${path}": ${MISSING}`);
  return change(document, path, missing, (container, key) =>
    removeFrom(container, key, `error in remove for path: '${path}'`),
  );
}

function removeFrom(container: YamlMap | YamlList, key: string, context: string): YamlMap | YamlList {
  if (isMap(container)) {
    if (Object.hasOwn(container, key)) return withoutEntry(container, key);
    throw new JsonPatchError(`${context}: Unable to remove nonexistent key: ${key}: ${MISSING}`);
  }
  const index = indexIn(container, key);
  if (index === undefined) throw indexError(context, key);
  return splicedList(container, index, 1);
}

function indexError(context: string, key: string): JsonPatchError {
  if (/^[-+]?[0-9]+$/.test(key)) return invalidIndex(context, Number(key));
  return new JsonPatchError(`${context}: strconv.Atoi: parsing ${JSON.stringify(key)}: invalid syntax`);
}

function replaceAt(document: Written, path: string, next: Written): Written {
  if (path === '') {
    if (isMap(next.value) || isList(next.value)) return next;
    throw new JsonPatchError('replace operation value must be object or array');
  }
  const missing = (): JsonPatchError =>
    new JsonPatchError(`replace operation does not apply: doc is missing path: ${path}: ${MISSING}`);
  return change(document, path, missing, (container, key) => {
    // A missing key of a mapping is written without complaint.
    if (isMap(container)) return withEntry(container, key, next.value, next.origin);
    const index = indexIn(container, key);
    if (index === undefined) {
      throw new JsonPatchError(`replace operation does not apply: doc is missing key: ${path}: ${MISSING}`);
    }
    return withItem(container, index, next.value, next.origin);
  });
}

function transfer(document: Written, map: YamlMap, op: 'move' | 'copy'): Written {
  const from = stringAt(map, 'from');
  if (from === undefined) throw new JsonPatchError(`${op} operation failed to decode from: ${MISSING}`);
  const found = lookUp(document, from, () => {
    throw new JsonPatchError(`${op} operation does not apply: doc is missing from path: ${from}: ${MISSING}`);
  });
  if (found === 'no index') throw new JsonPatchError(`error in ${op} for path: '${from}'`);
  const moved = found ?? { value: null, origin: document.origin };
  const rest =
    op === 'move'
      ? change(
          document,
          from,
          () => new JsonPatchError(MISSING),
          (container, key) => removeFrom(container, key, `error in move for path: '${key}'`),
        )
      : document;
  const path = pathOf(map, op);
  const missing = (): JsonPatchError =>
    new JsonPatchError(`${op} operation does not apply: doc is missing destination path: ${path}: ${MISSING}`);
  return change(rest, path, missing, (container, key) =>
    addTo(container, key, moved, `error in ${op} for path: '${path}'`),
  );
}

/** The value at a path: undefined for a missing key, `no index` for a bad one; calls `missing` where the way there is not. */
function lookUp(document: Written, path: string, missing: () => never): Written | 'no index' | undefined {
  const parts = path.split('/').map(decodePart);
  if (parts.length < 2) missing();
  let current: Written = document;
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

function test(document: Written, path: string, map: YamlMap): Written {
  const failed = new JsonPatchError(`testing value ${path} failed: test failed`);
  if (path === '') {
    if (isEqual(document.value, map.value ?? null)) return document;
    throw failed;
  }
  const found = lookUp(document, path, () => {
    throw new JsonPatchError(`test operation does not apply: is missing path: ${path}: ${MISSING}`);
  });
  if (found === 'no index') throw new JsonPatchError(`error in test for path: '${path}'`);
  if (isEqual(found?.value ?? null, map.value ?? null)) return document;
  throw failed;
}

function isEqual(a: YamlValue, b: YamlValue): boolean {
  if (isList(a)) return isList(b) && a.length === b.length && a.every((item, at) => isEqual(item, b[at] ?? null));
  if (isMap(a)) {
    if (!isMap(b)) return false;
    const keys = Object.keys(a);
    return (
      keys.length === Object.keys(b).length &&
      keys.every((key) => Object.hasOwn(b, key) && isEqual(a[key] ?? null, b[key] ?? null))
    );
  }
  return a === b;
}
