import type { KubernetesObject } from '../kubernetes/object.ts';
import type { AppliedPath } from '../reconcilers/applied-path.ts';
import { kustomizationFiles, kustomizationPaths } from '../repository/kustomization-names.ts';
import { directoryOf, type Tree } from '../repository/tree.ts';
import { AppliedPaths } from './applied-paths.ts';
import type { DirectoryAnswer, Standing } from './directory-answer.ts';
import { SwitchedOff, type SwitchedOffParts } from './switched-off.ts';

/** The sources of deployments. */
export interface DeploymentParts extends SwitchedOffParts {
  /** The paths that reconcilers apply, as far as objects name them. */
  readonly paths: Iterable<AppliedPath>;
}

/** Which directories of a tree its reconcilers deploy. */
export class Deployments {
  readonly #tree: Tree;
  readonly #switchedOff: SwitchedOff;
  /** The paths that something applies, and those of objects that nothing applies. */
  readonly #inUse: AppliedPaths;
  readonly #idle: AppliedPaths;
  /** The paths that tell whether the objects with paths are switched off. */
  readonly #from = new Map<KubernetesObject, string>();
  readonly #answers = new Map<string, DirectoryAnswer>();

  constructor(parts: DeploymentParts) {
    const { tree, paths } = parts;
    this.#tree = tree;
    this.#switchedOff = new SwitchedOff(parts);
    this.#inUse = new AppliedPaths(tree);
    this.#idle = new AppliedPaths(tree);
    for (const path of paths) {
      this.#from.set(path.by, path.from);
      const isOff = this.#switchedOff.of(path.from) === 'known';
      const isIdle = !path.isInUse || (!path.isCertain && isOff);
      (isIdle ? this.#idle : this.#inUse).add(path);
    }
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

  /** Whether the tree says that a path is switched off, even if only this change says so. */
  isStatedOff(path: string): boolean {
    return this.#switchedOff.of(path) !== undefined;
  }

  /**
   * Whether the tree says that a file, or a directory with a slash at its end, is switched off. What only the change says counts where
   * the tree shows what is deployed.
   */
  isSwitchedOff(path: string): boolean {
    return this.#standingOff(path) === 'off';
  }

  #standingOff(path: string): Standing | undefined {
    const status = this.#switchedOff.of(path);
    if (status === 'known') return 'off';
    if (status !== 'claimed') return undefined;
    return this.#inUse.isKnown ? 'off' : 'unreached';
  }

  #answer(directory: string): DirectoryAnswer {
    const misses = new Set<string>();
    const by = this.#leadingTo(directory, this.#inUse, misses);
    const { isKnown, files, targets } = this.#inUse;
    const evidence = { files: new Set([...files, ...this.#idle.files]), misses, directories: targets };
    const idle = this.#leadingTo(directory, this.#idle, new Set());
    return { status: this.#statusOf(directory, by, idle), by, idle, isKnown, evidence };
  }

  #statusOf(directory: string, by: readonly KubernetesObject[], idle: readonly KubernetesObject[]): Standing {
    if (by.length > 0) return 'deployed';
    const off = this.#standingOff(`${directory}/`);
    if (off) return off;
    const isOff = (by: KubernetesObject): boolean => this.isSwitchedOff(this.#from.get(by) ?? by.origin.file.path);
    if (idle.length > 0) return idle.every(isOff) ? 'off' : 'unreached';
    return this.#inUse.isKnown ? 'unreached' : 'deployed';
  }

  /** What leads to a directory, or to one above it with no kustomization file of its own on the way. */
  #leadingTo(directory: string, paths: AppliedPaths, misses: Set<string>): readonly KubernetesObject[] {
    for (let above = directory; ; above = directoryOf(above)) {
      const by = paths.leadingTo(above);
      if (by.length > 0) return by;
      if (above === '') return [];
      // What is below a directory with a kustomization file is deployed only where that includes it.
      const parent = directoryOf(above);
      if (kustomizationFiles(this.#tree, parent).length > 0) return [];
      for (const path of kustomizationPaths(parent)) misses.add(path);
    }
  }
}
