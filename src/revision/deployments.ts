import type { Manifests } from '../kubernetes/manifests.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Build } from '../kustomize/built.ts';
import { listedPaths } from '../kustomize/listed.ts';
import { once } from '../once.ts';
import type { AppliedPath } from '../reconcilers/reconciler.ts';
import { isArchived, isInTemplates, isNamedPatch, isOfTestTool } from '../repository/folder-names.ts';
import { kustomizationFiles, kustomizationPaths } from '../repository/kustomization-names.ts';
import { directoryOf, join, normalize, type Tree } from '../repository/tree.ts';
import type { DirectoryAnswer, DirectoryStatus } from './directory-answer.ts';
import { isOpenPath, OpenPath } from './open-path.ts';

/** The sources of deployments. */
export interface DeploymentParts {
  readonly tree: Tree;
  readonly manifests: Manifests;
  /** The paths that reconcilers apply, as far as objects name them. */
  readonly paths: Iterable<AppliedPath>;
  /** Whether Flux Kustomizations are in the tree. */
  readonly isFlux: boolean;
}

/** Which directories and files of a tree its reconcilers deploy: the one answer for every rule and for the schemas. */
export class Deployments {
  readonly #tree: Tree;
  readonly #manifests: Manifests;
  readonly #isFlux: boolean;
  readonly #named = new Map<string, KubernetesObject[]>();
  readonly #open: { readonly path: OpenPath; readonly by: KubernetesObject }[] = [];
  readonly #sources = new Set<string>();
  readonly #targets = new Set<string>();
  readonly #answers = new Map<string, DirectoryAnswer>();
  /** Whether a path consists of variables, so that any directory may be meant. */
  #mayBeAny = false;
  #isKnown = false;

  constructor({ tree, manifests, paths, isFlux }: DeploymentParts) {
    this.#tree = tree;
    this.#manifests = manifests;
    this.#isFlux = isFlux;
    for (const path of paths) this.#add(path);
  }

  /** `directory` is relative to the root of the tree; `''` is the root. */
  of(directory: string): DirectoryAnswer {
    let answer = this.#answers.get(directory);
    if (!answer) {
      answer = this.#answer(directory);
      this.#answers.set(directory, answer);
    }
    return answer;
  }

  /** The builds that a defect breaks, and whether one of them is deployed, or undefined if it only concerns templates. */
  weigh(broken: readonly Build[]): { readonly builds: readonly string[]; readonly isDeployed: boolean } | undefined {
    const roots = new Set(broken.map(({ directory }) => directory));
    const builds = [...roots].filter((root) => this.of(root).status !== 'template');
    if (builds.length === 0) return undefined;
    return { builds, isDeployed: builds.some((root) => this.of(root).status === 'deployed') };
  }

  /**
   * Whether the objects of a file that no build reads are meant to be complete: an overlay lists the file, or a path leads to its
   * directory (any directory, in a repository without Flux Kustomizations) and no overlay there leaves it out.
   */
  isFileDeployed(path: string): boolean {
    if (isOfTestTool(path) || isNamedPatch(path)) return false;
    if (this.#listed().has(path)) return true;
    const directory = directoryOf(path);
    if (kustomizationFiles(this.#tree, directory).length > 0) return false;
    return !this.#isFlux || this.of(directory).by.length > 0;
  }

  #add({ by, directory, pattern, stated, isElsewhere }: AppliedPath): void {
    if (isElsewhere) return;
    this.#sources.add(by.origin.file.path);
    const path = directory ?? normalize((pattern ?? stated).replace(/^\/+/, ''));
    // The whole of a source that is not known says nothing about this tree.
    if (path === undefined || (path === '' && directory === undefined)) return;
    if (isOpenPath(path)) {
      const open = new OpenPath(path);
      if (open.mayBeAny) this.#mayBeAny = true;
      else this.#open.push({ path: open, by });
      return;
    }
    this.#targets.add(path);
    if (this.#tree.isDirectory(path)) this.#isKnown = true;
    const known = this.#named.get(path);
    if (known) known.push(by);
    else this.#named.set(path, [by]);
  }

  #answer(directory: string): DirectoryAnswer {
    const misses = new Set<string>();
    const by = this.#reachedBy(directory, misses);
    const evidence = { files: this.#sources, misses, directories: this.#targets };
    const isKnown = this.#isKnown && !this.#mayBeAny;
    return { status: this.#statusOf(directory, by, isKnown), by, isKnown, evidence };
  }

  #statusOf(directory: string, by: readonly KubernetesObject[], isKnown: boolean): DirectoryStatus {
    if (by.length > 0) return 'deployed';
    if (isInTemplates(directory)) return 'template';
    if (isArchived(`${directory}/`)) return 'unreached';
    return isKnown ? 'unreached' : 'deployed';
  }

  /** What leads to a directory, or to one above it with no kustomization file of its own on the way. */
  #reachedBy(directory: string, misses: Set<string>): readonly KubernetesObject[] {
    for (let above = directory; ; above = directoryOf(above)) {
      const by = this.#leadingTo(above);
      if (by.length > 0) return by;
      if (above === '') return [];
      // What is below a directory with a kustomization file is deployed only where that includes it.
      const parent = directoryOf(above);
      if (kustomizationFiles(this.#tree, parent).length > 0) return [];
      for (const path of kustomizationPaths(parent)) misses.add(path);
    }
  }

  /** What names a directory, seen from the root of the tree or of an artifact that contains a part of it. */
  #leadingTo(directory: string): readonly KubernetesObject[] {
    const by = this.#named.get(directory);
    if (by) return by;
    const parts = directory.split('/');
    // One name alone, such as the `deploy` of another repository, says too little.
    for (let from = 1; from < parts.length - 1; from++) {
      const tail = parts.slice(from).join('/');
      const found = this.#named.get(tail);
      if (found && !this.#tree.isDirectory(tail)) return found;
    }
    return this.#open.filter(({ path }) => path.mayMean(directory)).map((one) => one.by);
  }

  /** The files that overlays list as resources. */
  readonly #listed = once(
    () =>
      new Set(
        this.#manifests.files.flatMap((file) =>
          listedPaths(file).flatMap(({ field, path }) =>
            field === 'resources' ? (join(directoryOf(file.path), path) ?? []) : [],
          ),
        ),
      ),
  );
}
