import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import type { KustomizationPath } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';
import { ENVIRONMENT_NAMES } from '../../src/repository/environments.ts';
import { directoryOf } from '../../src/repository/tree.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { isIn } from './deployed-paths.ts';

/** The directories of a tree that belong to one cluster, by the parts of the path that distinguish clusters. */
export class Environments {
  readonly #revision: Revision;
  /** The parts of their paths that distinguish clusters from each other, and the usual names of environments. */
  readonly #names: ReadonlySet<string>;
  readonly #read = new Set<string>();

  constructor(revision: Revision) {
    this.#revision = revision;
    const { flux, reconcilers } = revision;
    const { clusters } = flux;
    const files = new Set([
      ...flux.files,
      ...reconcilers.flatMap(({ reads }) => reads.flatMap(({ paths }) => [...paths])),
    ]);
    const paths = clusters.map(({ name }) => name.split('/'));
    const isShared = (part: string): boolean => paths.length > 1 && paths.every((parts) => parts.includes(part));
    this.#names = new Set([...ENVIRONMENT_NAMES, ...paths.flatMap((parts) => parts.filter((part) => !isShared(part)))]);
    for (const path of files)
      for (let above = directoryOf(path); above !== '' && !this.#read.has(above); above = directoryOf(above))
        this.#read.add(above);
  }

  /**
   * The directory that a cluster's path would be with the cluster's own name in the place of another one. Undefined unless the path is
   * written in the folder of the cluster, and that directory exists and no cluster reads it.
   */
  own({ name, kustomizations }: Cluster, { directory }: KustomizationPath): string | undefined {
    const own = this.#otherOf(name, directory);
    if (own === undefined) return undefined;
    const users = kustomizations.filter(({ path }) => path?.directory === directory);
    return users.every(({ object }) => isIn(object.at('spec', 'path').origin.file.path, name)) ? own : undefined;
  }

  /** The directory that one which an overlay lists would be with the names of the overlay's environment, on the same conditions. */
  ownOfOverlay(overlay: string, directory: string): string | undefined {
    return this.#read.has(overlay) ? this.#otherOf(overlay, directory) : undefined;
  }

  /** A directory with the name of an environment in the place of another one, if it exists and no cluster reads it. */
  #otherOf(environment: string, directory: string): string | undefined {
    const parts = directory.split('/');
    const own = environment.split('/').filter((part) => this.#names.has(part));
    if (parts.some((part) => own.includes(part))) return undefined;
    const found = parts.flatMap((part, at) =>
      this.#names.has(part) ? own.map((other) => [...parts.slice(0, at), other, ...parts.slice(at + 1)].join('/')) : [],
    );
    const { tree } = this.#revision;
    const [only, ...others] = found.filter((path) => tree.isDirectory(path) && !this.#read.has(path));
    return others.length > 0 ? undefined : only;
  }
}
