import type { FieldPath } from '../kubernetes/terms/problem.ts';
import type { TextFile } from '../repository/text-file.ts';
import type { YamlDocument } from '../yaml/document.ts';
import type { Origin } from '../yaml/origin.ts';
import { isList, isMap, originOf, stringAt, type YamlValue } from '../yaml/value.ts';
import type { NamedObject } from './result.ts';

/** What is on a line of a YAML file: the object, and its innermost field there. */
export interface LineContent {
  readonly object: NamedObject;
  readonly path: FieldPath | undefined;
}

/** The object and the field on a line (from 1) of some documents; undefined if it is in none of their objects. */
export function contentOfLine(documents: readonly YamlDocument[], line: number): LineContent | undefined {
  const document = documentAt(documents, line);
  if (!document || !isOn(document.file, document.origin.start, document.origin.end, line)) return undefined;
  const { value } = document;
  const [kind, name] = [stringAt(value, 'kind'), stringAt(value, 'metadata', 'name')];
  if (!kind || !name) return undefined;
  const namespace = stringAt(value, 'metadata', 'namespace') ?? '';
  const path = pathAt(value, document.file, line);
  return {
    object: { apiVersion: stringAt(value, 'apiVersion'), kind, namespace, name },
    path: path.length === 0 ? undefined : path,
  };
}

/** The last of some documents of a file that begins on a line or before it. */
function documentAt(documents: readonly YamlDocument[], line: number): YamlDocument | undefined {
  let [low, high] = [0, documents.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const document = documents[middle];
    if (document && document.file.position(document.origin.start).line <= line) low = middle + 1;
    else high = middle;
  }
  return documents[low - 1];
}

/** The path of the innermost value that begins on a line or spans it; of several, the first. */
function pathAt(value: YamlValue, file: TextFile, line: number): FieldPath {
  const path: (string | number)[] = [];
  for (let current: YamlValue | undefined = value; isMap(current) || isList(current); ) {
    const collection: YamlValue = current;
    const keys: (string | number)[] = isList(collection) ? [...collection.keys()] : Object.keys(collection);
    const key = keys.find((one) => {
      const origin = originOf(collection, one);
      return origin !== undefined && isOn(file, startOf(origin), origin.end, line);
    });
    if (key === undefined) break;
    path.push(key);
    current = isList(collection) ? collection[Number(key)] : collection[key];
  }
  return path;
}

function startOf({ keyStart, keyEnd, start }: Origin): number {
  return keyStart < keyEnd ? keyStart : start;
}

/** Whether a range reaches into a line; the line break at its end does not. */
function isOn(file: TextFile, start: number, end: number, line: number): boolean {
  const last = end > start && file.text.charAt(end - 1) === '\n' ? end - 1 : end;
  return file.position(start).line <= line && line <= file.position(last).line;
}
