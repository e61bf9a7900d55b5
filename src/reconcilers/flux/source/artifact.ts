import { posix } from 'node:path';
import type { Guard } from '../../../guard.ts';
import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { Builder, FLUX_BUILD } from '../../../kustomize/build.ts';
import type { Build } from '../../../kustomize/built.ts';
import { KustomizationReader } from '../../../kustomize/load/kustomization-reader.ts';
import { type Checkout, Checkouts } from '../../../repository/checkouts.ts';
import { isWithin, Tree } from '../../../repository/tree.ts';
import type { YamlReader } from '../../../yaml/reader.ts';
import { stringsAt, type YamlMap } from '../../../yaml/value.ts';
import { rootOverlay } from '../follow/root-kustomization.ts';
import { artifactPaths } from './ignore.ts';

/** The fields of a Flux Kustomization that decide, with its path, what its build yields. */
const BUILD_FIELDS = [
  ...['targetNamespace', 'namePrefix', 'nameSuffix', 'patches', 'patchesStrategicMerge', 'patchesJson6902'],
  ...['components', 'ignoreMissingComponents', 'images', 'buildMetadata'],
];

/** The files that a source hands to those who deploy from it, as far as they are those of this tree or of another one that is known. */
export class Artifact {
  /** The files, at their paths in their tree. */
  readonly tree: Tree;
  /** The directory of the tree that is the root of the artifact; `''` if it is the tree's own. */
  readonly root: string;
  readonly #whole: Tree;
  readonly #builder: Builder;
  readonly #overlays: KustomizationReader;
  readonly #builds = new Map<string, Build>();

  /** `whole` are the files that the source is made from. */
  constructor({ tree, root }: Whole, whole: Tree, { reader, checkouts }: Workshop) {
    this.tree = tree;
    this.root = root;
    this.#whole = whole;
    this.#builder = new Builder(tree, reader, FLUX_BUILD, checkouts);
    this.#overlays = new KustomizationReader(tree, reader);
  }

  /** The directory of the tree that a `spec.path` means; Flux keeps it inside of the artifact. */
  directory(path: string): string {
    const inside = posix.normalize(`/${path}`).replace(/^\/|\/$/g, '');
    return [this.root, inside].filter((part) => part !== '').join('/');
  }

  has(directory: string): boolean {
    return this.tree.isDirectory(directory);
  }

  /** Whether the repository has a directory, also if the source leaves it out. */
  mayTake(directory: string): boolean {
    return this.#whole.isDirectory(directory);
  }

  /** What a Flux Kustomization builds from a directory, before substitution. Equal builds are the same value. */
  build(directory: string, flux: KubernetesObject): Build {
    const key = buildKey(directory, flux);
    let build = this.#builds.get(key);
    if (!build) {
      build = this.#builder.build(directory, () => rootOverlay(this.tree, this.#overlays, directory, flux));
      this.#builds.set(key, build);
    }
    return build;
  }
}

/** All files of a repository, with the directory that is its root. */
type Whole = Pick<Checkout, 'tree' | 'root'>;

/** What the artifacts of a tree are built with. */
interface Workshop {
  readonly reader: YamlReader;
  readonly checkouts: Checkouts;
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

/** The artifacts that sources create from one tree, and of other repositories that are known, each made once. */
export class Artifacts {
  readonly #whole: Whole;
  readonly #workshop: Workshop;
  readonly #artifacts = new Map<string, Artifact>();

  /** What keeps one fault from ending the work on the tree. */
  readonly guard: Guard;

  constructor(tree: Tree, reader: YamlReader, checkouts = Checkouts.NONE) {
    this.guard = reader.guard;
    this.#whole = { tree, root: '' };
    this.#workshop = { reader, checkouts };
  }

  /** What a GitRepository or Bucket hands out of this repository, or of another one; its spec says what it leaves out. */
  ofRepository(spec: YamlMap, { tree, root }: Whole = this.#whole): Artifact {
    const ignore = typeof spec.ignore === 'string' ? spec.ignore : undefined;
    const sparse = stringsAt(spec, 'sparseCheckout');
    const parts = sparse.map((part) => below(root, part));
    return this.#made(`repository\0${root}\0${ignore ?? '-'}\0${sparse.join('\0')}`, { tree, root }, () =>
      artifactPaths(tree, ignore, root).filter(
        (path) => parts.length === 0 || parts.some((part) => isWithin(path, part)),
      ),
    );
  }

  /** What is pushed from a directory of this repository, or of another one, as an OCI artifact. */
  ofDirectory(directory: string, { tree, root: top }: Whole = this.#whole): Artifact {
    const root = below(top, directory);
    return this.#made(`directory\0${root}`, { tree, root }, () =>
      [...tree.files.keys()].filter((path) => isWithin(path, root)),
    );
  }

  #made(key: string, { tree, root }: Whole, paths: () => readonly string[]): Artifact {
    let artifact = this.#artifacts.get(key);
    if (!artifact) {
      const files = paths().flatMap((path) => tree.files.get(path) ?? []);
      artifact = new Artifact({ tree: new Tree(files), root }, tree, this.#workshop);
      this.#artifacts.set(key, artifact);
    }
    return artifact;
  }
}

/** A directory in a source, below the root of its repository. */
function below(root: string, directory: string): string {
  const clean = directory.replace(/^\.?\/+|\/+$/g, '');
  return [root, clean === '.' ? '' : clean].filter((part) => part !== '').join('/');
}
