import { posix } from 'node:path';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { type Build, Builder, FLUX_BUILD } from '../../kustomize/build.ts';
import { BuildFailure, fail } from '../../kustomize/failure.ts';
import { OverlayReader } from '../../kustomize/overlay.ts';
import { Tree } from '../../repository/tree.ts';
import type { YamlReader } from '../../yaml/reader.ts';
import type { YamlMap } from '../../yaml/value.ts';
import { rootOverlay } from '../root-overlay.ts';
import { artifactPaths } from './ignore.ts';

/** The fields of a Flux Kustomization that decide, with its path, what its build yields. */
const BUILD_FIELDS = [
  ...['targetNamespace', 'namePrefix', 'nameSuffix', 'patches', 'patchesStrategicMerge', 'patchesJson6902'],
  ...['components', 'ignoreMissingComponents', 'images', 'buildMetadata'],
];

/** The files that a source hands to those who deploy from it, as far as they are those of this tree. */
export class Artifact {
  /** The files, at their paths in this tree. */
  readonly tree: Tree;
  /** The directory of this tree that is the root of the artifact; `''` where it is the tree's own. */
  readonly root: string;
  readonly #builder: Builder;
  readonly #overlays: OverlayReader;
  readonly #builds = new Map<string, Build>();
  readonly #budget: Budget;

  constructor(tree: Tree, root: string, reader: YamlReader, budget: Budget) {
    this.tree = tree;
    this.root = root;
    this.#builder = new Builder(tree, reader, FLUX_BUILD);
    this.#overlays = new OverlayReader(tree, reader);
    this.#budget = budget;
  }

  /** The directory of this tree that a `spec.path` means; Flux keeps it inside of the artifact. */
  directory(path: string): string {
    const inside = posix.normalize(`/${path}`).replace(/^\/|\/$/g, '');
    return [this.root, inside].filter((part) => part !== '').join('/');
  }

  has(directory: string): boolean {
    return this.tree.isDirectory(directory);
  }

  /** What a Flux Kustomization builds from a directory, before substitution. Equal builds are the same value. */
  build(directory: string, flux: KubernetesObject): Build {
    const key = buildKey(directory, flux);
    let build = this.#builds.get(key);
    if (!build) {
      build = this.#budget.left > 0 ? this.#build(directory, flux) : unbuilt(directory, flux);
      this.#budget.left -= build.objects.length + 1;
      this.#builds.set(key, build);
    }
    return build;
  }

  #build(directory: string, flux: KubernetesObject): Build {
    try {
      return this.#builder.build(directory, rootOverlay(this.tree, this.#overlays, directory, flux));
    } catch (error) {
      if (!(error instanceof BuildFailure)) throw error;
      return failed(directory, error);
    }
  }
}

/** Objects that all builds of a tree may still come to. */
interface Budget {
  left: number;
}

const MAX_BUILT = 300_000;

function failed(directory: string, { problems }: BuildFailure): Build {
  const none = { objects: [], unknown: [], unmatched: [], deletions: [] };
  return { ...none, directory, problems, files: new Set(), directories: new Set([directory]) };
}

function unbuilt(directory: string, flux: KubernetesObject): Build {
  const cause = `the builds of this repository come to more than ${MAX_BUILT} objects`;
  const message = `Kustomization \`${flux.name}\` is not followed: ${cause}, which is more than gitops-gate judges.`;
  return failed(directory, fail('limit', cause, { origin: flux.origin, directory, message }));
}

function buildKey(directory: string, flux: KubernetesObject): string {
  const spec = flux.at('spec').value;
  const parts = [directory];
  if (typeof spec !== 'object' || spec === null) return directory;
  for (const field of BUILD_FIELDS) {
    const place = flux.at('spec', field);
    if (!place.exists) continue;
    const { file, start } = place.origin;
    parts.push(field, JSON.stringify(place.value), file.path, String(start));
  }
  return parts.join('\0');
}

/** The artifacts that sources make of one tree, each made once. */
export class Artifacts {
  readonly tree: Tree;
  readonly #reader: YamlReader;
  readonly #artifacts = new Map<string, Artifact>();
  readonly #budget: Budget = { left: MAX_BUILT };

  constructor(tree: Tree, reader: YamlReader) {
    this.tree = tree;
    this.#reader = reader;
  }

  /** What a GitRepository or Bucket of this repository hands out; its spec says what it leaves out. */
  ofRepository(spec: YamlMap): Artifact {
    const ignore = typeof spec.ignore === 'string' ? spec.ignore : undefined;
    const sparse = Array.isArray(spec.sparseCheckout) ? spec.sparseCheckout.map(String) : [];
    return this.#made(`repository\0${ignore ?? '-'}\0${sparse.join('\0')}`, '', () =>
      artifactPaths(this.tree, ignore).filter((path) => sparse.length === 0 || sparse.some((part) => isIn(path, part))),
    );
  }

  /** What is pushed from a directory of this repository as an OCI artifact. */
  ofDirectory(root: string): Artifact {
    return this.#made(`directory\0${root}`, root, () => [...this.tree.files.keys()].filter((path) => isIn(path, root)));
  }

  #made(key: string, root: string, paths: () => readonly string[]): Artifact {
    let artifact = this.#artifacts.get(key);
    if (!artifact) {
      const files = paths().flatMap((path) => this.tree.files.get(path) ?? []);
      artifact = new Artifact(new Tree(files), root, this.#reader, this.#budget);
      this.#artifacts.set(key, artifact);
    }
    return artifact;
  }
}

function isIn(path: string, directory: string): boolean {
  const clean = directory.replace(/^\.?\/+|\/+$/g, '');
  return clean === '' || clean === '.' || path === clean || path.startsWith(`${clean}/`);
}
