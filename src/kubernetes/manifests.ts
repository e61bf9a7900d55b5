import { getOrInsert } from '../grouping.ts';
import { type Checkout, Checkouts } from '../repository/checkouts.ts';
import { isKustomizationPath, isYamlPath } from '../repository/kustomization-names.ts';
import type { TextFile } from '../repository/text-file.ts';
import type { Tree } from '../repository/tree.ts';
import type { TreeFile } from '../repository/tree-file.ts';
import type { ParsedFile } from '../yaml/document.ts';
import type { Origin } from '../yaml/origin.ts';
import type { YamlReader } from '../yaml/reader.ts';
import { admit } from './admit.ts';
import { chartDirectories, patchPaths, typeOf, type YamlFileType } from './file-type.ts';
import { type KubernetesObject, objectsOf } from './object.ts';

/** A YAML file of the tree with what it holds. */
export interface YamlFile {
  readonly path: string;
  readonly file: TreeFile;
  readonly type: YamlFileType;
  readonly parsed: ParsedFile;
  /** The objects that are whole; none in patches, templates and overlays. */
  readonly objects: readonly KubernetesObject[];
}

/** All YAML files of one revision. */
export class Manifests {
  readonly files: readonly YamlFile[];
  readonly #byPath: ReadonlyMap<string, YamlFile>;
  /** The objects of each file by their offsets. */
  readonly #byStart = new Map<string, ReadonlyMap<number, KubernetesObject>>();
  readonly #others: () => readonly Manifests[];

  /** `others` are those of the other repositories that are known; asked for on first use. */
  constructor(files: readonly YamlFile[], others: () => readonly Manifests[] = () => []) {
    this.files = files;
    this.#others = others;
    this.#byPath = new Map(files.map((file) => [file.path, file]));
  }

  at(path: string): YamlFile | undefined {
    return this.#byPath.get(path);
  }

  /** The object that a file writes at a place. */
  objectAt({ file: { path }, start }: Origin): KubernetesObject | undefined {
    const objects = getOrInsert(
      this.#byStart,
      path,
      () => new Map(this.at(path)?.objects.map((object) => [object.origin.start, object])),
    );
    return objects.get(start);
  }

  *texts(): Iterable<TextFile> {
    for (const { parsed } of this.files) yield parsed.file;
  }

  *objects(): Iterable<KubernetesObject> {
    for (const file of this.files) yield* file.objects;
  }

  /** The files of this revision and of other known repositories: all files that may define something. */
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
    const overlay = isKustomizationPath(file.path);
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
