import { type Checkout, Checkouts } from '../repository/checkouts.ts';
import type { TextFile } from '../repository/text-file.ts';
import { directoryOf, join, nameOf, type Tree, type TreeFile } from '../repository/tree.ts';
import type { ParsedFile, YamlDocument } from '../yaml/parse.ts';
import type { YamlReader } from '../yaml/reader.ts';
import { isMap, listAt, stringAt } from '../yaml/value.ts';
import { admit } from './admit.ts';
import { type KubernetesObject, objectsOf } from './object.ts';

/**
 * What a YAML file is.
 *
 * `overlay`: a kustomization.yaml. `manifest`: holds Kubernetes objects. `patch`: a partial object that an overlay applies.
 * `template`: text for a template engine (Helm chart, Jinja, Go). `other`: YAML of other programs, values files.
 */
export type YamlFileType = 'overlay' | 'manifest' | 'patch' | 'template' | 'other';

/** A YAML file of the tree with what it holds. */
export interface YamlFile {
  readonly path: string;
  readonly file: TreeFile;
  readonly type: YamlFileType;
  readonly parsed: ParsedFile;
  /** The objects that are whole; none in patches, templates and overlays. */
  readonly objects: readonly KubernetesObject[];
}

/** The file names that kustomize takes for an overlay, in its order. */
export const OVERLAY_NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'] as const;

/** All YAML files of one revision. */
export class Manifests {
  readonly files: readonly YamlFile[];
  readonly #byPath: ReadonlyMap<string, YamlFile>;
  readonly #others: () => readonly Manifests[];

  /** `others` are those of the other repositories that are known; asked for when they are first needed. */
  constructor(files: readonly YamlFile[], others: () => readonly Manifests[] = () => []) {
    this.files = files;
    this.#others = others;
    this.#byPath = new Map(files.map((file) => [file.path, file]));
  }

  at(path: string): YamlFile | undefined {
    return this.#byPath.get(path);
  }

  *texts(): Iterable<TextFile> {
    for (const { parsed } of this.files) yield parsed.file;
  }

  *objects(): Iterable<KubernetesObject> {
    for (const file of this.files) yield* file.objects;
  }

  /** The files of this revision and those of the other repositories that are known: all in which something may be stated. */
  *filesEverywhere(): Iterable<YamlFile> {
    yield* this.files;
    for (const { files } of this.#others()) yield* files;
  }
}

const OF_CHECKOUTS = new WeakMap<Tree, Manifests>();

/** The manifests of another repository, read once for base and head. */
export function manifestsOf({ tree }: Pick<Checkout, 'tree'>, reader: YamlReader): Manifests {
  let manifests = OF_CHECKOUTS.get(tree);
  if (!manifests) {
    manifests = readManifests(tree, reader);
    OF_CHECKOUTS.set(tree, manifests);
  }
  return manifests;
}

/** Reads and sorts all YAML files of a tree, in the order of their paths. */
export function readManifests(tree: Tree, reader: YamlReader, checkouts = Checkouts.NONE): Manifests {
  const charts = chartDirectories(tree);
  const files = [...tree.files.values()].filter(({ path }) => isYamlPath(path));
  const parsed: { file: TreeFile; parsed: ParsedFile; overlay: boolean }[] = [];
  for (const file of admit(files, tree, reader)) {
    const overlay = isOverlayPath(file.path);
    const result = reader.read(tree, file, overlay ? 'kustomization' : 'resource');
    if (result) parsed.push({ file, parsed: result, overlay });
  }
  parsed.sort((a, b) => (a.file.path < b.file.path ? -1 : 1));
  const patches = new Set(
    parsed
      .filter(({ overlay }) => overlay)
      .flatMap(({ file, parsed }) => patchPaths(file.path, parsed))
      .flatMap((path) => tree.resolve(path) ?? []),
  );
  return new Manifests(
    parsed.flatMap(({ file, parsed: result, overlay }) =>
      reader.guard.run(
        'files',
        () => ({ what: 'This file', at: file.path }),
        (): YamlFile[] => {
          const type = typeOf(file.path, result, { overlay, patches, charts });
          const objects = type === 'manifest' ? result.documents.flatMap(objectsOf) : [];
          return [{ path: file.path, file, type, parsed: result, objects }];
        },
        () => [],
      ),
    ),
    () => checkouts.all.map((checkout) => manifestsOf(checkout, reader)),
  );
}

export function isYamlPath(path: string): boolean {
  return /\.ya?ml$/.test(path) || isOverlayPath(path);
}

export function isOverlayPath(path: string): boolean {
  const name = nameOf(path);
  return OVERLAY_NAMES.some((overlay) => overlay === name);
}

interface Surroundings {
  readonly overlay: boolean;
  readonly patches: ReadonlySet<string>;
  readonly charts: ReadonlySet<string>;
}

function typeOf(path: string, parsed: ParsedFile, { overlay, patches, charts }: Surroundings): YamlFileType {
  if (isInChartTemplates(path, charts) || isTemplate(parsed)) return 'template';
  if (overlay) return 'overlay';
  if (patches.has(path)) return 'patch';
  return parsed.documents.some(looksLikeObject) ? 'manifest' : 'other';
}

function looksLikeObject({ value }: YamlDocument): boolean {
  return (
    isMap(value) && typeof value.kind === 'string' && (typeof value.apiVersion === 'string' || isMap(value.metadata))
  );
}

/** Directories that hold a Helm chart. */
function chartDirectories(tree: Tree): Set<string> {
  const charts = new Set<string>();
  for (const path of tree.files.keys()) if (nameOf(path) === 'Chart.yaml') charts.add(directoryOf(path));
  return charts;
}

function isInChartTemplates(path: string, charts: ReadonlySet<string>): boolean {
  if (charts.size === 0) return false;
  for (let directory = directoryOf(path); directory !== ''; directory = directoryOf(directory)) {
    if (nameOf(directory) === 'templates' && charts.has(directoryOf(directory))) return true;
  }
  return false;
}

/** Lines that only a template engine understands: statements of Jinja or Go, or `{{ … }}` in place of a whole key or value. */
const TEMPLATE_STATEMENT =
  /^\s*(?:-\s+)?(?:\{\{-?\s*(?:if|else|end|range|with|define|template|include|block|toYaml|\/\*|\$\w+\s*:=)|\{%-?\s|\{#)/m;

function isTemplate({ file, problems, documents }: ParsedFile): boolean {
  if (!file.text.includes('{{') && !file.text.includes('{%')) return false;
  if (TEMPLATE_STATEMENT.test(file.text) && problems.length > 0) return true;
  const outsideStrings =
    problems.length > 0 || documents.some((document) => document.problems.some(({ kind }) => kind === 'complex-key'));
  return outsideStrings && /\{\{[^{}]*\}\}/.test(file.text);
}

/** Files that an overlay applies as patches, generators' and transformers' settings aside. */
function patchPaths(overlayPath: string, { documents }: ParsedFile): string[] {
  const directory = directoryOf(overlayPath);
  const value = documents[0]?.value;
  if (!isMap(value)) return [];
  const named = [
    ...listAt(value, 'patches').map((patch) => stringAt(patch, 'path')),
    ...listAt(value, 'patchesJson6902').map((patch) => stringAt(patch, 'path')),
    ...listAt(value, 'patchesStrategicMerge').map((patch) => (typeof patch === 'string' ? patch : undefined)),
  ];
  return named.flatMap((path) => (path === undefined ? [] : (join(directory, path) ?? [])));
}
