import { wrongKind } from '../fields/field-spec.ts';
import { isEmptyNull, type Written } from '../resources/scalar.ts';

/** The result of a merge: the value with its origin, and whether it is the old value changed (else the patch's own). */
export interface Merged extends Written {
  readonly isOld: boolean;
}

export function mergeNulls(old: Written | undefined, patch: Written | undefined): Merged | undefined {
  if (patch || !old || isEmptyNull(old.origin)) return undefined;
  return { ...old, isOld: true };
}

export function mergeScalars(old: Written | undefined, patch: Written | undefined): Merged | undefined {
  for (const side of [old, patch]) {
    if (side && typeof side.value === 'object' && side.value !== null) throw wrongKind('ScalarNode', side.value);
  }
  if (!patch) return old && { ...old, isOld: true };
  return patch.value === null ? undefined : { ...patch, isOld: false };
}
