import type { Origin } from '../../yaml/origin.ts';
import { isList, isMap, originOf, type YamlList, type YamlMap } from '../../yaml/value.ts';
import { wrongKind } from '../fields/field-spec.ts';
import { isEmptyNull, type WrittenValue } from '../resources/scalar.ts';

/** The result of a merge: the value with its origin, and whether it is the old value changed (else the patch's own). */
export interface Merged extends WrittenValue {
  readonly isOld: boolean;
}

/** Merges two values that are null or missing. */
export function mergeNulls(old: WrittenValue | undefined, patch: WrittenValue | undefined): Merged | undefined {
  if (patch || !old || isEmptyNull(old.origin)) return undefined;
  return { ...old, isOld: true };
}

/** Merges two values the first of which is a scalar. Throws a FieldError if the other is none. */
export function mergeScalars(old: WrittenValue | undefined, patch: WrittenValue | undefined): Merged | undefined {
  for (const side of [old, patch]) {
    if (side && typeof side.value === 'object' && side.value !== null) throw wrongKind('ScalarNode', side.value);
  }
  if (!patch) return old && { ...old, isOld: true };
  return patch.value === null ? undefined : { ...patch, isOld: false };
}

/** The entry of a mapping under a key. */
export function entry(map: YamlMap, key: string, origin: Origin): WrittenValue | undefined {
  const value = Object.hasOwn(map, key) ? map[key] : undefined;
  return value === undefined ? undefined : { value, origin: originOf(map, key) ?? origin };
}

/** The value as a mapping, or undefined if it is null. Throws a FieldError. */
export function asMap(written: WrittenValue | undefined): YamlMap | undefined {
  if (!written || written.value === null) return undefined;
  if (!isMap(written.value)) throw wrongKind('MappingNode', written.value);
  return written.value;
}

/** The value as a list, or undefined if it is null. Throws a FieldError. */
export function asList(written: WrittenValue | undefined): YamlList | undefined {
  if (!written || written.value === null) return undefined;
  if (!isList(written.value)) throw wrongKind('SequenceNode', written.value);
  return written.value;
}
