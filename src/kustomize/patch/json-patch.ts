import { Origin } from '../../yaml/origin.ts';
import { isList, isMap, originOf, stringAt, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import type { WrittenMap } from '../accumulator.ts';
import type { WrittenValue } from '../resources/scalar.ts';
import { addAt, addTo, removeAt, removeFrom, replaceAt } from './json-edits.ts';
import { change, JsonPatchError, lookUp, MISSING } from './json-pointer.ts';

/** One operation of a JSON patch. */
export type Operation = WrittenMap;

/** Operations of one patch at most. */
const MAX_OPERATIONS = 10_000;

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
export function applyJsonPatch(object: WrittenValue, operations: readonly Operation[]): YamlValue {
  if (operations.length > MAX_OPERATIONS) {
    throw new JsonPatchError(`a JSON patch of more than ${MAX_OPERATIONS} operations is not applied here`);
  }
  return operations.reduce((document, operation) => applyOperation(document, operation), object).value;
}

function applyOperation(document: WrittenValue, { map, origin }: Operation): WrittenValue {
  const op = stringAt(map, 'op') ?? 'unknown';
  const value = (): WrittenValue => ({ value: map.value ?? null, origin: valueOrigin(map) ?? origin });
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

/** The origin of an operation's value. Its key is the last part of the path as far as it is written so, and not the word `value`. */
function valueOrigin(map: YamlMap): Origin | undefined {
  const value = originOf(map, 'value');
  const path = originOf(map, 'path');
  if (!value || path?.file !== value.file) return value;
  const last = (stringAt(map, 'path') ?? '').split('/').at(-1) ?? '';
  const end = path.end - (/["']$/.test(path.text) ? 1 : 0);
  const start = end - last.length;
  const isWritten = last !== '' && path.file.text.slice(start - 1, end) === `/${last}`;
  const [keyStart, keyEnd] = isWritten ? [start, end] : [value.start, value.start];
  return new Origin(value.file, keyStart, keyEnd, value.start, value.end, value.related);
}

function pathOf(map: YamlMap, op: string): string {
  const path = stringAt(map, 'path');
  if (path === undefined) throw new JsonPatchError(`${op} operation failed to decode path: ${MISSING}`);
  return path;
}

function transfer(document: WrittenValue, map: YamlMap, op: 'move' | 'copy'): WrittenValue {
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

function test(document: WrittenValue, path: string, map: YamlMap): WrittenValue {
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
