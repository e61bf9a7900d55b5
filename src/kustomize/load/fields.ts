/** What a field of a kustomization file may hold, with the names that Go's decoder gives it in its errors. */
export type FieldType =
  | { readonly type: 'string' | 'bool' | 'int' | 'any'; readonly go: string }
  | { readonly type: 'list'; readonly go: string; readonly items: FieldType }
  | { readonly type: 'map'; readonly go: string; readonly values: FieldType }
  | { readonly type: 'struct'; readonly go: string; readonly name: string; readonly fields: Fields };

export type Fields = { readonly [field: string]: FieldType };

const text: FieldType = { type: 'string', go: 'string' };
const flag: FieldType = { type: 'bool', go: 'bool' };
const number: FieldType = { type: 'int', go: 'int' };
const anything: FieldType = { type: 'any', go: 'interface {}' };
const texts = list(text);
const pairs: FieldType = { type: 'map', go: 'map[string]string', values: text };

function list(items: FieldType): FieldType {
  return { type: 'list', go: `[]${items.go}`, items };
}

function struct(name: string, fields: Fields): FieldType {
  return { type: 'struct', go: `types.${name}`, name, fields };
}

const kind = { group: text, version: text, kind: text };
const id = { ...kind, name: text, namespace: text };
const options = struct('GeneratorOptions', {
  labels: pairs,
  annotations: pairs,
  disableNameSuffixHash: flag,
  immutable: flag,
});
const generator = {
  namespace: text,
  name: text,
  behavior: text,
  literals: texts,
  files: texts,
  envs: texts,
  env: text,
  options,
};
const selector = struct('Selector', { ...id, annotationSelector: text, labelSelector: text });
const fieldOptions = struct('FieldOptions', { delimiter: text, index: number, encoding: text, create: flag });
const replacement = {
  source: struct('SourceSelector', { ...id, fieldPath: text, options: fieldOptions }),
  targets: list(
    struct('TargetSelector', { select: selector, reject: list(selector), fieldPaths: texts, options: fieldOptions }),
  ),
  sourceValue: text,
};
const patch = struct('Patch', {
  path: text,
  patch: text,
  target: selector,
  options: struct('PatchArgs', { allowNameChange: flag, allowKindChange: flag }),
});
const image = struct('Image', { name: text, newName: text, tagSuffix: text, newTag: text, digest: text });
const fieldSpec = struct('FieldSpec', { ...kind, path: text, create: flag });
const fieldSpecs = list(fieldSpec);
const included = { includeSelectors: flag, includeTemplates: flag, includeVolumeClaimTemplates: flag };

export const REPLACEMENT_FIELDS: Fields = replacement;
export const FIELD_SPECS: FieldType = fieldSpecs;

/** The fields of a transformer configuration file. */
export const CONFIGURATION_FIELDS: Fields = {
  namePrefix: fieldSpecs,
  nameSuffix: fieldSpecs,
  namespace: fieldSpecs,
  commonLabels: fieldSpecs,
  labels: fieldSpecs,
  templateLabels: fieldSpecs,
  volumeClaimTemplateLabels: fieldSpecs,
  commonAnnotations: fieldSpecs,
  varReference: fieldSpecs,
  images: fieldSpecs,
  replicas: fieldSpecs,
  nameReference: list(struct('NameBackReferences', { ...kind, fieldSpecs })),
};

/** The fields of kustomization.yaml (api/types/kustomization.go), those of kustomize 5.8.3 among them. */
export const OVERLAY_FIELDS: Fields = {
  apiVersion: text,
  kind: text,
  metadata: struct('ObjectMeta', { name: text, namespace: text, labels: pairs, annotations: pairs }),
  openapi: pairs,
  namePrefix: text,
  nameSuffix: text,
  namespace: text,
  commonLabels: pairs,
  labels: list(struct('Label', { pairs, ...included, fields: fieldSpecs })),
  commonAnnotations: pairs,
  patchesStrategicMerge: list({ type: 'string', go: 'types.PatchStrategicMerge' }),
  patchesJson6902: list(patch),
  patches: list(patch),
  images: list(image),
  imageTags: list(image),
  replacements: list(struct('ReplacementField', { ...replacement, path: text })),
  replicas: list(struct('Replica', { name: text, count: { type: 'int', go: 'int64' } })),
  vars: list(
    struct('Var', {
      name: text,
      objref: struct('Target', { ...id, apiVersion: text }),
      fieldref: struct('FieldSelector', { fieldPath: text, fieldpath: text }),
    }),
  ),
  sortOptions: struct('SortOptions', {
    order: text,
    legacySortOptions: struct('LegacySortOptions', { orderFirst: texts, orderLast: texts }),
  }),
  resources: texts,
  components: texts,
  crds: texts,
  bases: texts,
  configMapGenerator: list(struct('ConfigMapArgs', generator)),
  secretGenerator: list(struct('SecretArgs', { ...generator, type: text })),
  helmGlobals: struct('HelmGlobals', { chartHome: text, configHome: text }),
  helmCharts: list(
    struct('HelmChart', {
      name: text,
      version: text,
      repo: text,
      releaseName: text,
      namespace: text,
      additionalValuesFiles: texts,
      valuesFile: text,
      valuesInline: anything,
      valuesMerge: text,
      includeCRDs: flag,
      skipHooks: flag,
      apiVersions: texts,
      kubeVersion: text,
      nameTemplate: text,
      skipTests: flag,
      debug: flag,
      devel: flag,
    }),
  ),
  helmChartInflationGenerator: list(anything),
  generatorOptions: options,
  configurations: texts,
  generators: texts,
  transformers: texts,
  validators: texts,
  buildMetadata: texts,
};
