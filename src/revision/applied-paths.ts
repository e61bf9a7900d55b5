import type { KubernetesObject } from '../kubernetes/object.ts';
import type { AppliedPath } from '../reconcilers/applied-path.ts';
import { normalize, type Tree } from '../repository/tree.ts';
import { isOpenPath, OpenPath } from './open-path.ts';

/** The directories of a tree that some objects make a reconciler apply, by their paths. */
export class AppliedPaths {
  /** The files of the objects, and the directories that the paths name. */
  readonly files = new Set<string>();
  readonly targets = new Set<string>();
  readonly #tree: Tree;
  readonly #named = new Map<string, KubernetesObject[]>();
  readonly #open: { readonly path: OpenPath; readonly by: KubernetesObject }[] = [];
  /** Whether a path consists of variables, so that any directory may be meant. */
  #mayBeAny = false;
  #hasDirectory = false;

  constructor(tree: Tree) {
    this.#tree = tree;
  }

  /** Whether the paths show which directories are applied. */
  get isKnown(): boolean {
    return this.#hasDirectory && !this.#mayBeAny;
  }

  add({ by, directory, pattern, stated, isElsewhere }: AppliedPath): void {
    if (isElsewhere) return;
    this.files.add(by.origin.file.path);
    const path = directory ?? normalize((pattern ?? stated).replace(/^\/+/, ''));
    // The whole of a source that is not known says nothing about this tree.
    if (path === undefined || (path === '' && directory === undefined)) return;
    if (isOpenPath(path)) {
      const open = new OpenPath(path);
      if (open.mayBeAny) this.#mayBeAny = true;
      else this.#open.push({ path: open, by });
      return;
    }
    this.targets.add(path);
    if (this.#tree.isDirectory(path)) this.#hasDirectory = true;
    const known = this.#named.get(path);
    if (known) known.push(by);
    else this.#named.set(path, [by]);
  }

  /** What names a directory, seen from the root of the tree or of an artifact that contains a part of it. */
  leadingTo(directory: string): readonly KubernetesObject[] {
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
}
