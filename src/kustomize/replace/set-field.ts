import { type Origin, relate } from '../../yaml/origin.ts';
import { isList, isMap, stringAt, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import { FieldError } from '../fields/field-spec.ts';
import { isQuoted, nodeText, untagged, type WrittenValue } from '../resources/scalar.ts';
import type { Source } from './source.ts';

/** What a target field becomes: the source, or the target with one of its parts replaced. */
export function setField(
  old: YamlValue | undefined,
  origin: Origin,
  source: Source,
  written: Origin,
  options: YamlMap | undefined,
): WrittenValue {
  const delimiter = options ? (stringAt(options, 'delimiter') ?? '') : '';
  let text = nodeText(source.value, source.origin);
  let place = relate(source.origin, written);
  if (delimiter !== '') {
    if (isMap(old) || isList(old)) throw new FieldError('delimiter option can only be used with scalar nodes');
    text = joinPart(nodeText(old, origin), text, delimiter, typeof options?.index === 'number' ? options.index : 0);
    if (old !== undefined) place = relate(place, origin);
  }
  if (isMap(old) || isList(old)) return { value: source.value, origin: place };
  const isCollection = isMap(source.value) || isList(source.value);
  if (old === undefined && isCollection) return { value: source.value, origin: place };
  // A scalar that is there keeps its type; one that is made takes what its text says.
  if (typeof old === 'string') return { value: text, origin: place };
  return old === undefined && isQuoted(source.value, source.origin) && !source.isUntagged
    ? untagged(text, place, undefined, undefined)
    : retype(text, place, old, origin);
}

/** A value that does not fit the tag of its field. kustomize finds that only when it writes the object. */
export class TagError extends Error {}

/** A scalar that is there keeps its tag, so that a text which is none of that kind cannot be written out. */
function retype(text: string, place: Origin, old: YamlValue | undefined, origin: Origin): WrittenValue {
  const next = untagged(text, place, old, origin);
  if (old === undefined || old === null || next.value === null || typeof next.value === typeof old) return next;
  const tag = (value: YamlValue): string =>
    typeof value === 'number'
      ? Number.isInteger(value)
        ? '!!int'
        : '!!float'
      : typeof value === 'boolean'
        ? '!!bool'
        : '!!str';
  throw new TagError(`yaml: cannot decode ${tag(next.value)} as a ${tag(old)}`);
}

function joinPart(target: string, value: string, delimiter: string, index: number): string {
  const parts = target.split(delimiter);
  if (index < 0) parts.unshift(value);
  else if (index >= parts.length) parts.push(value);
  else parts[index] = value;
  return parts.join(delimiter);
}
