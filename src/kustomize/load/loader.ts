import type { TreeDirectory } from '../../repository/checkouts.ts';
import { isWithin, join, type Tree } from '../../repository/tree.ts';
import type { TreeFile } from '../../repository/tree-file.ts';
import type { Origin } from '../../yaml/origin.ts';
import { type BuildFailure, fail } from '../failure.ts';
import { areJoined, joinedEntries } from './joined-entries.ts';
import { noSuchFile } from './no-such-file.ts';

/** What files a kustomization may read: those below its own directory (`kustomize build`), or any of the tree (Flux). */
export type Restriction = 'root' | 'none';

/** A directory that is being built, with those that led to it; paths have their links resolved. */
export class Loader {
  readonly directory: string;
  readonly depth: number;
  /** The tree in which the directory is. */
  readonly tree: Tree;
  readonly #restriction: Restriction;
  readonly #referrer: Loader | undefined;

  constructor(tree: Tree, directory: string, restriction: Restriction, referrer?: Loader) {
    this.tree = tree;
    this.directory = directory;
    this.#restriction = restriction;
    this.#referrer = referrer;
    this.depth = referrer ? referrer.depth + 1 : 0;
  }

  /** The file that a path written in this directory means. Throws a BuildFailure with kustomize's words. */
  file(path: string, origin: Origin): TreeFile {
    const { lexical, resolved } = this.#resolve(path);
    const shown = lexical ?? path;
    if (resolved === undefined) throw this.#outside(path, origin);
    const file = this.tree.files.get(resolved);
    const isRootOnly = this.#restriction === 'root';
    if (!file) {
      const isDirectory = this.tree.isDirectory(resolved);
      const cause = isDirectory
        ? isRootOnly
          ? `'${shown}' must resolve to a file`
          : `read ${shown}: is a directory`
        : isRootOnly
          ? noSuchFile(shown, this.tree)
          : `open ${shown}: no such file or directory`;
      throw fail(isDirectory ? 'wrong-path' : 'missing-file', cause, {
        origin,
        directory: this.directory,
        message: isDirectory
          ? `\`${path}\` is a directory, but a file is required here.`
          : `\`${shown}\` does not exist, so nothing from this build is applied.`,
      });
    }
    if (isRootOnly && !isWithin(resolved, this.directory)) {
      throw fail('outside-root', `security; file '${shown}' is not in or below '${this.directory}'`, {
        origin,
        directory: this.directory,
        message: `\`${path}\` is outside the directory of this kustomization.yaml. \`kustomize build\` refuses to read it, but Flux reads it.`,
      });
    }
    return file;
  }

  /** The directory that a path written here means, to be built next. Throws a BuildFailure with kustomize's words. */
  directoryAt(path: string, origin: Origin): Loader {
    const details = { origin, directory: this.directory };
    if (path === '') {
      throw fail('wrong-path', 'new root cannot be empty', { ...details, message: 'An entry of the list is empty.' });
    }
    if (path.startsWith('/')) {
      throw fail('wrong-path', `new root '${path}' cannot be absolute`, {
        ...details,
        message: `\`${path}\` is an absolute path. Paths in a kustomization.yaml must be relative to its directory.`,
      });
    }
    if (areJoined(path)) throw joinedEntries(path, details);
    const { lexical, resolved } = this.#resolve(path);
    if (lexical === undefined || resolved === undefined) throw this.#outside(path, origin);
    if (!this.tree.isDirectory(resolved)) throw this.#noDirectory(path, lexical, resolved, details);
    return this.#enter({ tree: this.tree, directory: resolved }, path, origin);
  }

  /** A directory of another repository, which an entry makes kustomize fetch, to be built next. Throws a BuildFailure. */
  fetched({ tree, directory }: TreeDirectory, entry: string, origin: Origin): Loader {
    return this.#enter({ tree, directory: tree.resolve(directory) ?? directory }, entry, origin);
  }

  #enter({ tree, directory }: TreeDirectory, path: string, origin: Origin): Loader {
    const cycle = this.#containedBy(directory);
    if (cycle) {
      const cause = `cycle detected: candidate root '${directory || '.'}' contains visited root '${cycle.directory || '.'}'`;
      throw fail('cycle', cause, {
        origin,
        directory: this.directory,
        message: `\`${path}\` is this directory, one of its parents, or a directory that includes it. Overlays cannot include each other in a cycle.`,
      });
    }
    return new Loader(tree, directory, this.#restriction, this);
  }

  #noDirectory(
    path: string,
    lexical: string,
    resolved: string,
    details: { readonly origin: Origin; readonly directory: string },
  ): BuildFailure {
    if (this.tree.files.has(resolved)) {
      return fail('wrong-path', `must build at directory: '${lexical}': file is not directory`, {
        ...details,
        message: `\`${path}\` is a file, but a directory is required here.`,
      });
    }
    return fail('missing-file', `must build at directory: not a valid directory: ${noSuchFile(lexical, this.tree)}`, {
      ...details,
      message: `\`${lexical}\` does not exist, so nothing from this build is applied.`,
    });
  }

  /** The loader among those that led here whose directory is the given one or inside it. */
  #containedBy(directory: string): Loader | undefined {
    let loader: Loader | undefined = this;
    while (loader && !isWithin(loader.directory, directory)) loader = loader.#referrer;
    return loader;
  }

  /** Whether one of these directories, which building this one visits, is or contains one that led here. */
  isCircleAbove(directories: Iterable<string>): boolean {
    const referrer = this.#referrer;
    if (!referrer) return false;
    for (const directory of directories) if (referrer.#containedBy(directory)) return true;
    return false;
  }

  #resolve(path: string): { lexical: string | undefined; resolved: string | undefined } {
    const lexical = path.startsWith('/') ? undefined : join(this.directory, path);
    return { lexical, resolved: lexical === undefined ? undefined : this.tree.resolve(lexical) };
  }

  #outside(path: string, origin: Origin): BuildFailure {
    return fail('outside-tree', `open ${path}: no such file or directory`, {
      origin,
      directory: this.directory,
      message: `\`${path}\` is outside the directory that is checked, so gitops-gate cannot build this overlay.`,
    });
  }
}
