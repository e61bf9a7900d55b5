import type { Origin } from '../yaml/origin.ts';

/** A field of a kustomization file. `kustomization` is the whole file. */
export type PartField =
  | 'resources'
  | 'components'
  | 'configMapGenerator'
  | 'secretGenerator'
  | 'helmCharts'
  | 'generators'
  | 'transformers'
  | 'validators'
  | 'patches'
  | 'replacements'
  | 'configurations'
  | 'crds'
  | 'openapi'
  | 'vars'
  | 'images'
  | 'replicas'
  | 'names'
  | 'labels'
  | 'namespace'
  | 'kustomization';

/** A part of a build: an entry of a field of a kustomization file. */
export interface BuildPart {
  readonly field: PartField;
  /** What the entry names, as written: a path, a URL, a chart, a plugin. Empty if it names nothing. */
  readonly entry: string;
  /** The object that it makes, where that is known: the one of a generator whose keys or values are not all known. */
  readonly generated?: { readonly kind: 'ConfigMap' | 'Secret'; readonly name: string; readonly namespace: string };
  readonly origin: Origin | undefined;
}

/** A part of a build that the tree alone does not say, or that fails and was left out. */
export interface UnknownPart extends BuildPart {
  /** Why: it is elsewhere, made by something that is not run here, filled in later from a template, or it fails. */
  readonly kind: 'remote' | 'helm' | 'plugin' | 'template' | 'broken';
  readonly reason: string;
}

/** Fields whose entries add objects of any kind and name. */
const ADDING: ReadonlySet<PartField> = new Set([
  'resources',
  'components',
  'helmCharts',
  'generators',
  'transformers',
  'kustomization',
]);

/** Fields whose entries leave the objects of other entries as they are. */
const ADDING_ONLY: ReadonlySet<PartField> = new Set([
  'resources',
  'configMapGenerator',
  'secretGenerator',
  'helmCharts',
  'generators',
  'validators',
]);

/** Whether a part may bring an object that is not known. */
export function mayAddObjects({ field }: BuildPart): boolean {
  return ADDING.has(field);
}

/** Whether a part may change the objects that other parts bring. */
export function mayChangeObjects({ field }: BuildPart): boolean {
  return !ADDING_ONLY.has(field);
}
