import type { Manifests } from '../kubernetes/manifests.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Build } from '../kustomize/built.ts';
import { once } from '../once.ts';
import type { Reconciler } from '../reconcilers/reconciler.ts';
import { isNamedPatch, isOfTestTool, isPutAway, isSampleFile } from '../repository/folder-names.ts';
import { isKustomizationPath, kustomizationFiles } from '../repository/kustomization-names.ts';
import { directoryOf, nameOf, type Tree } from '../repository/tree.ts';
import type { Deployments } from './deployments.ts';
import { bestOf, type Standing } from './directory-answer.ts';
import { listingDirectories, readersOfFiles } from './file-readers.ts';

/** The sources of standings. */
export interface StandingParts {
  readonly tree: Tree;
  readonly manifests: Manifests;
  readonly deployments: Deployments;
  /** The builds of what reconcilers apply, and of overlays that nothing includes. */
  readonly builds: readonly Build[];
  /** Those that read each directory with a kustomization file. */
  readonly readers: ReadonlyMap<string, readonly Build[]>;
  readonly reconcilers: readonly Reconciler[];
  /** The merge base, if there is one. */
  readonly base: { readonly standings: Standings } | undefined;
}

/** What a defect breaks: the roots of builds that are not switched off, at least one, and whether one of them is deployed. */
export interface Weight {
  readonly builds: readonly string[];
  readonly isDeployed: boolean;
}

/**
 * Whether what a tree contains is deployed: the one answer for every rule and for the schemas. `deployed` defects are reported at
 * their level, `unreached` ones at most as warnings, and what is switched `off` is not checked.
 */
export class Standings {
  readonly #parts: StandingParts;
  readonly #ofFiles = new Map<string, Standing>();

  constructor(parts: StandingParts) {
    this.#parts = parts;
  }

  /** Of an object as it is checked: in its builds, or in its file if it has none. */
  ofObject({ builds, origin }: KubernetesObject): Standing {
    if (builds.length === 0) return this.ofFile(origin.file.path);
    const { path } = origin.file;
    return bestOf(
      builds.map((build) => (this.#clusters().has(build) ? this.#ofCluster(build) : this.#ofReader(build, path))),
    );
  }

  /** Of a file; a file that no overlay reads has the standing of its directory, unless an overlay there leaves it out. */
  ofFile(path: string): Standing {
    let standing = this.#ofFiles.get(path);
    if (standing === undefined) {
      const own = this.#standingOfFile(path);
      standing = own === 'unreached' && this.#wasDeployed(path) ? 'deployed' : own;
      this.#ofFiles.set(path, standing);
    }
    return standing;
  }

  /**
   * Whether a cluster gets an object as it is written. Not one of an overlay that nothing deploys, which another may complete, nor
   * one in a file that is a patch or that nothing applies, unless it is one of Flux's own, which are not written in parts.
   */
  standsAlone(object: KubernetesObject): boolean {
    const { path } = object.origin.file;
    if (object.builds.length > 0) return this.ofObject(object) === 'deployed';
    if (isOfTestTool(path) || isNamedPatch(path)) return false;
    if (this.#listing().has(path)) return this.ofFile(path) === 'deployed';
    const { tree, reconcilers, deployments } = this.#parts;
    const directory = directoryOf(path);
    if (kustomizationFiles(tree, directory).length > 0) return false;
    const mayBeInParts =
      reconcilers.some(({ editsOverlays }) => editsOverlays) && !reconcilers.some((one) => one.owns(object));
    return !mayBeInParts || deployments.of(directory).by.length > 0;
  }

  /** Whether an overlay lists a file, whether something builds the overlay or not. */
  isListed(path: string): boolean {
    return this.#listing().has(path);
  }

  /** Of a directory with a kustomization file: that of the builds that read it. Without such a build, nothing deploys it. */
  ofOverlay(directory: string): Standing {
    const readers = this.#parts.readers.get(directory) ?? [];
    if (readers.length > 0) return bestOf(readers.map((build) => this.#ofReader(build.directory, `${directory}/`)));
    return this.#parts.deployments.isSwitchedOff(`${directory}/`) ? 'off' : 'unreached';
  }

  /** The builds that a defect in a file breaks, apart from those that are switched off, and whether one of them is deployed. */
  weigh(broken: readonly Build[], path: string): Weight | undefined {
    const standings = new Map(broken.map(({ directory }) => [directory, this.#ofReader(directory, path)]));
    const builds = [...standings].flatMap(([root, standing]) => (standing === 'off' ? [] : root));
    if (builds.length === 0) return undefined;
    return { builds, isDeployed: builds.some((root) => standings.get(root) === 'deployed') };
  }

  /** Of a cluster, which only its path makes one if its folder is switched off. */
  #ofCluster(name: string): Standing {
    const { deployments } = this.#parts;
    return deployments.isSwitchedOff(`${name}/`) && deployments.of(name).by.length === 0 ? 'off' : 'deployed';
  }

  #ofBuild(directory: string): Standing {
    return this.#parts.deployments.of(directory).status;
  }

  /** Of what a build reads at a path: an example that takes in files from elsewhere does not switch these off. */
  #ofReader(directory: string, path: string): Standing {
    const standing = this.#ofBuild(directory);
    if (standing !== 'off') return standing;
    return isPutAway(`${directory}/`) && !this.#parts.deployments.isSwitchedOff(path) ? 'unreached' : 'off';
  }

  #standingOfFile(path: string): Standing {
    const { tree, deployments } = this.#parts;
    const readers = this.#fileReaders().get(path);
    if (readers) return bestOf([...readers].map((directory) => this.#ofReader(directory, path)));
    if (deployments.isSwitchedOff(path) || isSampleFile(nameOf(path))) return 'off';
    const listing = this.#listing().get(path);
    if (listing) return bestOf(listing.map((directory) => this.ofOverlay(directory)));
    const directory = directoryOf(path);
    const status = this.#ofBuild(directory);
    // An overlay that does not list a file does not apply it.
    const isLeftOut = !isKustomizationPath(path) && kustomizationFiles(tree, directory).length > 0;
    return status === 'deployed' && isLeftOut ? 'unreached' : status;
  }

  /** Whether a file that does not parse was deployed in the base: it may be the one that says what a cluster is. */
  #wasDeployed(path: string): boolean {
    const { base, manifests } = this.#parts;
    const parsed = base && manifests.at(path)?.parsed;
    if (!parsed) return false;
    const problems = [...parsed.problems, ...parsed.documents.flatMap((document) => document.problems)];
    return problems.length > 0 && base.standings.ofFile(path) === 'deployed';
  }

  readonly #clusters = once(() => new Set(this.#parts.reconcilers.flatMap(({ sets }) => sets.map(({ name }) => name))));

  readonly #fileReaders = once(() => readersOfFiles(this.#parts.builds));
  readonly #listing = once(() => listingDirectories(this.#parts.tree, this.#parts.manifests));
}
