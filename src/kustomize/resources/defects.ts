import type { YamlDocument } from '../../yaml/document.ts';
import { resolvePlain } from '../../yaml/scalars.ts';
import { isList, isMap, originOf, type YamlMap, type YamlValue } from '../../yaml/value.ts';

const DEFECTS = new WeakMap<YamlDocument, string | undefined>();

/** Why an object of this document cannot be written out, in kustomize's words, or undefined if it can. */
export function defectOf(document: YamlDocument): string | undefined {
  if (!DEFECTS.has(document)) DEFECTS.set(document, findDefect(document));
  return DEFECTS.get(document);
}

/** Lets a copy of a document, whose places no longer show how its keys were written, have the defect of the first. */
export function inheritDefect(copy: YamlDocument, document: YamlDocument): YamlDocument {
  DEFECTS.set(copy, defectOf(document));
  return copy;
}

function findDefect({ problems, value, file }: YamlDocument): string | undefined {
  const duplicate = problems.find(({ kind }) => kind === 'duplicate-key');
  if (duplicate) {
    const line = file.position(duplicate.start).line;
    const first = file.position(duplicate.related?.start ?? 0).line;
    const key = file.text.slice(duplicate.start, duplicate.end);
    return `yaml: unmarshal errors:\n  line ${line}: mapping key "${key}" already defined at line ${first}`;
  }
  if (problems.length > 0) return 'yaml: invalid map key';
  return isMap(value) ? defectIn(value, true) : undefined;
}

function defectIn(value: YamlValue, isRoot: boolean): string | undefined {
  if (typeof value === 'number') {
    return Number.isFinite(value)
      ? undefined
      : `json: unsupported value: ${Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf'}`;
  }
  if (isList(value)) {
    for (const item of value) {
      const defect = typeof item === 'object' || typeof item === 'number' ? defectIn(item, false) : undefined;
      if (defect) return defect;
    }
    return undefined;
  }
  if (!isMap(value)) return undefined;
  for (const key in value) {
    if (!isRoot && !isTextKey(value, key)) return 'json: unsupported type: map[interface {}]interface {}';
    const entry = value[key];
    if (typeof entry !== 'object' && typeof entry !== 'number') continue;
    const defect = defectIn(entry, false);
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
