import type { KubernetesObject } from '../../kubernetes/object.ts';
import { TextFile } from '../../repository/text-file.ts';
import { parseYaml } from '../../yaml/parse.ts';
import { isList, isMap, stringAt, type YamlValue } from '../../yaml/value.ts';
import type { StatedPatch } from './stated-patches.ts';

type Path = readonly (string | number)[];

/** Whether one of some patches could write a field of an object, or any field if the path is empty. True if that is not certain. */
export function mayWrite(patches: readonly StatedPatch[], { kind }: KubernetesObject, path: Path): boolean {
  return patches.some((patch) => mayBeFor(patch, kind) && writes(patch, kind, path));
}

/** The documents of a patch's text. None if it does not parse, since it is a template or broken. */
export function patchValues({ text }: StatedPatch): readonly YamlValue[] | undefined {
  const { documents, problems } = parseYaml(new TextFile('patch', text), 'resource');
  return problems.length > 0 ? undefined : documents.map(({ value }) => value);
}

function mayBeFor(patch: StatedPatch, kind: string): boolean {
  return patch.kind === kind || patch.kind === 'any' || (patch.kind === 'text' && patch.text.includes(kind));
}

function writes(patch: StatedPatch, kind: string, path: Path): boolean {
  const [field] = path.slice(-1);
  if (field === undefined) return true;
  if (!patch.text.includes(String(field))) return false;
  const values = patch.isReplacement ? undefined : patchValues(patch);
  if (!values) return true;
  return values.some((value) => {
    // A text that is not a patch may become one.
    if (!isMap(value) && !isList(value)) return true;
    if (isList(value)) return value.some((operation) => operationWrites(operation, path));
    const isOther = patch.kind === 'text' && stringAt(value, 'kind') !== kind;
    return !isOther && contains(value, path);
  });
}

/** Whether a mapping has a value at a path; what is in lists is not compared. */
function contains(value: YamlValue | undefined, path: Path): boolean {
  const [first, ...rest] = path;
  if (first === undefined || isList(value)) return value !== undefined;
  return isMap(value) && Object.hasOwn(value, first) && contains(value[first], rest);
}

/** Whether an operation of a JSON patch writes a path, something above it, or something in it. */
function operationWrites(operation: YamlValue, path: Path): boolean {
  const pointer = stringAt(operation, 'path');
  if (!isMap(operation) || pointer === undefined) return true;
  const keys = pointer.split('/').slice(1);
  const shared = keys.every((key, at) => at >= path.length || isSameKey(key, path[at]));
  if (!shared) return false;
  return keys.length >= path.length || contains(operation.value ?? null, path.slice(keys.length));
}

function isSameKey(key: string, part: string | number | undefined): boolean {
  const name = key.replaceAll('~1', '/').replaceAll('~0', '~');
  return typeof part === 'number' || name === String(part);
}
