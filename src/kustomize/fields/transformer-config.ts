import { type FailureDetails, fail } from '../failure.ts';
import { type GroupVersionKind, isSelected } from '../resources/identity.ts';
import type { FieldSpec } from './field-spec.ts';
import defaults from './field-specs.json' with { type: 'json' };
import { sorted } from './kind-order.ts';

/** Where names of a kind are referred to from. */
export interface NameReference extends GroupVersionKind {
  readonly fieldSpecs: readonly FieldSpec[];
}

/** The lists of field specs that say what each built-in transformer writes. */
export interface TransformerConfig {
  readonly namePrefix: readonly FieldSpec[];
  readonly nameSuffix: readonly FieldSpec[];
  readonly namespace: readonly FieldSpec[];
  readonly commonLabels: readonly FieldSpec[];
  readonly labels: readonly FieldSpec[];
  readonly templateLabels: readonly FieldSpec[];
  readonly commonAnnotations: readonly FieldSpec[];
  readonly varReference: readonly FieldSpec[];
  readonly images: readonly FieldSpec[];
  readonly replicas: readonly FieldSpec[];
  readonly nameReference: readonly NameReference[];
}

/** The keys of a configuration that hold plain field specs. */
export const SPEC_LISTS = [
  'namePrefix',
  'nameSuffix',
  'namespace',
  'commonLabels',
  'labels',
  'templateLabels',
  'commonAnnotations',
  'varReference',
  'images',
  'replicas',
] as const;

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

interface RawSpec {
  readonly group?: string;
  readonly version?: string;
  readonly kind?: string;
  readonly path?: string;
  readonly create?: boolean;
}

/** A field spec with every field filled in. */
export function fieldSpec({ group = '', version = '', kind = '', path = '', create = false }: RawSpec): FieldSpec {
  return { group, version, kind, path, create };
}

export const EMPTY_CONFIG: TransformerConfig = {
  namePrefix: [],
  nameSuffix: [],
  namespace: [],
  commonLabels: [],
  labels: [],
  templateLabels: [],
  commonAnnotations: [],
  varReference: [],
  images: [],
  replicas: [],
  nameReference: [],
};

/** What kustomize brings along (api/internal/konfig/builtinpluginconsts). */
export const DEFAULT_CONFIG: TransformerConfig = {
  ...EMPTY_CONFIG,
  namePrefix: defaults.namePrefix.map(fieldSpec),
  nameSuffix: defaults.nameSuffix.map(fieldSpec),
  namespace: defaults.namespace.map(fieldSpec),
  commonLabels: defaults.commonLabels.map(fieldSpec),
  templateLabels: defaults.templateLabels.map(fieldSpec),
  commonAnnotations: defaults.commonAnnotations.map(fieldSpec),
  varReference: defaults.varReference.map(fieldSpec),
  images: defaults.images.map(fieldSpec),
  replicas: defaults.replicas.map(fieldSpec),
  nameReference: defaults.nameReference.map(({ fieldSpecs, ...gvk }) => ({
    ...kindOf(gvk),
    fieldSpecs: fieldSpecs.map(fieldSpec),
  })),
};

function kindOf({ group = '', version = '', kind = '' }: RawSpec): GroupVersionKind {
  return { group, version, kind };
}

/** Adds field specs unless ones that mean them are there; kustomize's `FsSlice.MergeAll`. Throws ConfigConflict. */
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

/** Both configurations in one, sorted as kustomize does; either itself where the other adds nothing. */
export function mergeConfigs(a: TransformerConfig, b: TransformerConfig): TransformerConfig {
  if (a === b || b === EMPTY_CONFIG) return a;
  if (a === EMPTY_CONFIG) return b;
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
