import { type FailureDetails, fail } from '../failure.ts';
import { isSelected } from '../resources/identity.ts';
import type { FieldSpec } from './field-spec.ts';
import { sorted } from './kind-order.ts';
import { EMPTY_CONFIG, type NameReference, SPEC_LISTS, type TransformerConfig } from './transformer-config.ts';

/** Two configurations disagree on whether a path is made. */
export class ConfigConflict extends Error {}

/** Merges configurations; that they disagree fails the build at a place, with kustomize's words for the step. Throws a BuildFailure. */
export function agreed<T>(step: string, place: Pick<FailureDetails, 'origin' | 'directory'>, merge: () => T): T {
  try {
    return merge();
  } catch (error) {
    if (!(error instanceof ConfigConflict)) throw error;
    throw fail('invalid-overlay', step + error.message, {
      ...place,
      message:
        'Two transformer configurations have different values of `create` for the same field. Set `create` to the same value in both.',
    });
  }
}

/** Adds field specs unless ones that mean them exist; kustomize's `FsSlice.MergeAll`. Throws ConfigConflict. */
export function mergeSpecs(specs: readonly FieldSpec[], next: readonly FieldSpec[]): readonly FieldSpec[] {
  const byPath = new Map<string, FieldSpec[]>();
  const merged: FieldSpec[] = [];
  const add = (spec: FieldSpec): void => {
    merged.push(spec);
    const same = byPath.get(spec.path);
    if (same) same.push(spec);
    else byPath.set(spec.path, [spec]);
  };
  for (const spec of specs) add(spec);
  for (const spec of next) {
    const same = byPath.get(spec.path)?.find((one) => isSelected(one, spec));
    if (!same) add(spec);
    else if (same.create !== spec.create) throw new ConfigConflict('conflicting fieldspecs');
  }
  return merged.length === specs.length ? specs : merged;
}

const MERGED = new WeakMap<TransformerConfig, WeakMap<TransformerConfig, TransformerConfig>>();

/**
 * Both configurations in one, sorted as kustomize does; made once. Also one that is merged into nothing may lose a field spec: the
 * order puts narrow ones first, and they hide the wider ones behind them. Throws ConfigConflict.
 */
export function mergeConfigs(a: TransformerConfig, b: TransformerConfig): TransformerConfig {
  if (a === b || b === EMPTY_CONFIG) return a;
  const known = MERGED.get(a)?.get(b);
  if (known) return known;
  const merged = makeMerged(a, b);
  const byNext = MERGED.get(a) ?? new WeakMap<TransformerConfig, TransformerConfig>();
  MERGED.set(a, byNext.set(b, merged));
  return merged;
}

function makeMerged(a: TransformerConfig, b: TransformerConfig): TransformerConfig {
  const merged: { [list in (typeof SPEC_LISTS)[number]]?: readonly FieldSpec[] } = {};
  for (const list of SPEC_LISTS) merged[list] = sorted(mergeSpecs(a[list], b[list]));
  const nameReference = b.nameReference.reduce(mergeReference, a.nameReference);
  return { ...EMPTY_CONFIG, ...merged, nameReference: sorted(nameReference) };
}

function mergeReference(references: readonly NameReference[], next: NameReference): readonly NameReference[] {
  const at = references.findIndex(
    ({ group, version, kind }) => group === next.group && version === next.version && kind === next.kind,
  );
  const found = references[at];
  if (!found) return [...references, next];
  return references.with(at, { ...found, fieldSpecs: mergeSpecs(found.fieldSpecs, next.fieldSpecs) });
}
