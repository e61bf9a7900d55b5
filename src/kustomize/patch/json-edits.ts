import { splicedList, withEntry, withItem, withoutEntry } from '../../yaml/edit.ts';
import { isList, isMap, type YamlList, type YamlMap } from '../../yaml/value.ts';
import type { WrittenValue } from '../resources/scalar.ts';
import { change, indexIn, JsonPatchError, MISSING } from './json-pointer.ts';

/** `add`: writes a field, or puts an item into a list. Throws a JsonPatchError. */
export function addAt(document: WrittenValue, path: string, added: WrittenValue): WrittenValue {
  const missing = (): JsonPatchError =>
    new JsonPatchError(`add operation does not apply: doc is missing path: "${path}": ${MISSING}`);
  return change(document, path, missing, (container, key) =>
    addTo(container, key, added, `error in add for path: '${path}'`),
  );
}

/** Adds a value to a collection under a key or at an index; `context` begins the message of an error. Throws a JsonPatchError. */
export function addTo(
  container: YamlMap | YamlList,
  key: string,
  added: WrittenValue,
  context: string,
): YamlMap | YamlList {
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

/** `remove`: takes out a field or an item. Throws a JsonPatchError. */
export function removeAt(document: WrittenValue, path: string): WrittenValue {
  const missing = (): JsonPatchError =>
    new JsonPatchError(`remove operation does not apply: doc is missing path: "${path}": ${MISSING}`);
  return change(document, path, missing, (container, key) =>
    removeFrom(container, key, `error in remove for path: '${path}'`),
  );
}

/** Takes a field or an item out of a collection; `context` begins the message of an error. Throws a JsonPatchError. */
export function removeFrom(container: YamlMap | YamlList, key: string, context: string): YamlMap | YamlList {
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

/** `replace`: writes another value for a field, an item, or all of the object. Throws a JsonPatchError. */
export function replaceAt(document: WrittenValue, path: string, next: WrittenValue): WrittenValue {
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
