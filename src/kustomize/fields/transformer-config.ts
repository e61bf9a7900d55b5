import type { GroupVersionKind } from '../resources/identity.ts';
import type { FieldSpec } from './field-spec.ts';
import defaults from './field-specs.json' with { type: 'json' };

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
  /** From kustomize 5.8.2 on. */
  readonly volumeClaimTemplateLabels: readonly FieldSpec[];
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
  'volumeClaimTemplateLabels',
  'commonAnnotations',
  'varReference',
  'images',
  'replicas',
] as const;

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
  volumeClaimTemplateLabels: [],
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
  volumeClaimTemplateLabels: defaults.volumeClaimTemplateLabels.map(fieldSpec),
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
