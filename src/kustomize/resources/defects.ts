import type { YamlDocument } from '../../yaml/document.ts';
import { keyOrigin, type Origin } from '../../yaml/origin.ts';
import { problemOrigin } from '../../yaml/problem.ts';
import { resolvePlain } from '../../yaml/scalars.ts';
import { isList, isMap, originOf, type YamlMap, type YamlValue } from '../../yaml/value.ts';

/** Why an object cannot be written out. */
export interface Defect {
  /** In kustomize's words. */
  readonly cause: string;
  /** What is to blame; undefined if only the whole object is known. */
  readonly origin: Origin | undefined;
}

const DEFECTS = new WeakMap<YamlDocument, Defect | undefined>();

/** Why an object of this document cannot be written out, or undefined if it can. */
export function defectOf(document: YamlDocument): Defect | undefined {
  if (!DEFECTS.has(document)) DEFECTS.set(document, findDefect(document));
  return DEFECTS.get(document);
}

/** Lets a copy of a document, whose places no longer show how its keys were written, have the defect of the first. */
export function inheritDefect(copy: YamlDocument, document: YamlDocument): YamlDocument {
  DEFECTS.set(copy, defectOf(document));
  return copy;
}

function findDefect({ problems, value, file, origin }: YamlDocument): Defect | undefined {
  const duplicate = problems.find(({ kind }) => kind === 'duplicate-key');
  if (duplicate) {
    const line = file.position(duplicate.start).line;
    const first = file.position(duplicate.related?.start ?? 0).line;
    const key = file.text.slice(duplicate.start, duplicate.end);
    const cause = `yaml: unmarshal errors:\n  line ${line}: mapping key "${key}" already defined at line ${first}`;
    return { cause, origin: problemOrigin(file, duplicate) };
  }
  const [problem] = problems;
  if (problem) return { cause: 'yaml: invalid map key', origin: problemOrigin(file, problem) };
  return isMap(value) ? defectIn(value, origin, true) : undefined;
}

function defectIn(value: YamlValue, origin: Origin | undefined, isRoot: boolean): Defect | undefined {
  if (typeof value === 'number') {
    const written = Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf';
    return Number.isFinite(value) ? undefined : { cause: `json: unsupported value: ${written}`, origin };
  }
  if (isList(value)) {
    for (const [index, item] of value.entries()) {
      const mayHave = typeof item === 'object' || typeof item === 'number';
      const defect = mayHave ? defectIn(item, originOf(value, index), false) : undefined;
      if (defect) return defect;
    }
    return undefined;
  }
  if (!isMap(value)) return undefined;
  for (const key in value) {
    const written = originOf(value, key);
    if (!isRoot && !isTextKey(value, key))
      return { cause: 'json: unsupported type: map[interface {}]interface {}', origin: written && keyOrigin(written) };
    const entry = value[key];
    if (typeof entry !== 'object' && typeof entry !== 'number') continue;
    const defect = defectIn(entry, written, false);
    if (defect) return defect;
  }
  return undefined;
}

const FIRST_OF_OTHER = new Set('0123456789+-.~nNtTfF');

/** Whether go-yaml reads a key as text and not as a number, boolean or null. */
function isTextKey(map: YamlMap, key: string): boolean {
  if (key !== '' && !FIRST_OF_OTHER.has(key.charAt(0))) return true;
  if (typeof resolvePlain(key, 'resource') === 'string') return true;
  const origin = originOf(map, key);
  const written = origin ? origin.file.text.charAt(origin.keyStart - 1) + origin.file.text.charAt(origin.keyStart) : '';
  return /["']/.test(written);
}
