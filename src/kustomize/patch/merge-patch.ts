import { withEntry, withoutEntry } from '../../yaml/edit.ts';
import type { Origin } from '../../yaml/origin.ts';
import { isMap, originOf, type YamlMap } from '../../yaml/value.ts';
import { fail } from '../failure.ts';
import type { EntryPlace } from '../fields/apply-specs.ts';
import { FieldError } from '../fields/field-spec.ts';
import { syncShared } from '../fields/shared.ts';
import { describe } from '../resources/identity.ts';
import { setTexts, textMap } from '../resources/metadata.ts';
import type { Resource } from '../resources/resource.ts';
import type { StrategicMerge } from './strategic-merge.ts';

/** The patch as if written for a target: kustomize rewrites its labels and annotations as texts on the way. */
export function retarget(patch: Resource, target: Resource): YamlMap {
  let value = patch.value;
  const metadata = isMap(value.metadata) ? value.metadata : undefined;
  if (metadata) {
    const origin = originOf(value, 'metadata') ?? patch.origin;
    let changed = metadata;
    for (const field of ['labels', 'annotations'] as const) {
      changed = setTexts(changed, field, textMap(metadata, field), originOf(metadata, field) ?? origin);
    }
    if (changed !== metadata) value = withEntry(value, 'metadata', changed, origin);
  }
  const { apiVersion } = target.value;
  return apiVersion === undefined || apiVersion === value.apiVersion
    ? value
    : withEntry(value, 'apiVersion', apiVersion, originOf(target.value, 'apiVersion') ?? target.origin);
}

/** Merges a patch into one object; `patchValue` is the patch as it was written for this object. Throws a FieldError. */
export function mergePatch(
  target: Resource,
  patch: Resource,
  patchValue: YamlMap,
  merge: StrategicMerge,
  { directory }: EntryPlace,
): void {
  const before = target.value;
  if (patch.nameChangeAllowed || patch.kindChangeAllowed) target.storeId();
  let merged: YamlMap | undefined;
  try {
    merged = merge.apply({ value: before, origin: target.origin }, { value: patchValue, origin: patch.origin });
  } catch (error) {
    if (!(error instanceof FieldError)) throw error;
    throw fail('bad-patch', error.message, {
      origin: patch.origin,
      directory,
      message: `The patch cannot be applied to ${describe(target.id)}: ${error.message.replace(/^wrong node kind: /, '')}.`,
    });
  }
  target.value = merged ?? EMPTY;
  if (!merged) return;
  if (patch.defect) target.defect ??= patch.defect;
  let value = merged;
  if (!patch.kindChangeAllowed) value = restore(value, before, 'kind', target.origin);
  value = restore(value, before, 'apiVersion', target.origin);
  target.value = restoreMetadata(
    value,
    before,
    patch.nameChangeAllowed ? ['namespace'] : ['name', 'namespace'],
    target.origin,
  );
  syncShared(target, before);
}

/** A mapping with nothing in it. */
export const EMPTY: YamlMap = withoutEntry({ empty: null }, 'empty');

function restore(map: YamlMap, before: YamlMap, key: string, origin: Origin): YamlMap {
  const value = before[key];
  const place = originOf(before, key) ?? origin;
  // kustomize ignores a value that is not text.
  if (value === undefined || (key === 'namespace' && typeof value === 'object')) {
    return key === 'apiVersion' ? map : withoutEntry(map, key);
  }
  return map[key] === value && originOf(map, key) === place ? map : withEntry(map, key, value, place);
}

/** Names and namespaces are not for patches to change. */
function restoreMetadata(map: YamlMap, before: YamlMap, keys: readonly string[], origin: Origin): YamlMap {
  const { metadata } = before;
  if (!isMap(metadata)) return map;
  const place = originOf(map, 'metadata') ?? originOf(before, 'metadata') ?? origin;
  const present = isMap(map.metadata) ? map.metadata : EMPTY;
  const restored = keys.reduce((result, key) => restore(result, metadata, key, place), present);
  return restored === map.metadata ? map : withEntry(map, 'metadata', restored, place);
}
