import type { Manifests } from '../../kubernetes/manifests.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import type { Tree } from '../../repository/tree.ts';
import type { YamlReader } from '../../yaml/reader.ts';
import type { AppliedPath } from '../applied-path.ts';
import { appliedPaths, statedPath } from './applied-paths.ts';
import type { FluxOptions } from './entrypoints/discover.ts';
import { findClusters } from './find-clusters.ts';
import type { Cluster } from './follow/cluster.ts';
import type { FluxKustomization, KustomizationPath } from './follow/flux-kustomization.ts';
import { statesFlux } from './kinds.ts';
import { Artifacts } from './source/artifact.ts';
import { isLiteralUrl, locationOf } from './source/location.ts';
import { NOWHERE } from './source/resolved-source.ts';
import { StatedSources } from './source/stated.ts';

export type { FluxOptions } from './entrypoints/discover.ts';

/** The clusters that a tree sets up, as Flux runs them. */
export class FluxGraph {
  readonly clusters: readonly Cluster[];
  /** Flux Kustomizations of the tree that no cluster is known to deploy. */
  readonly unreached: readonly KubernetesObject[];
  readonly manifests: Manifests;
  readonly #byName: ReadonlyMap<string, Cluster>;
  readonly #stated: StatedSources;
  #files: ReadonlySet<string> | undefined;
  #deploys: readonly AppliedPath[] | undefined;

  constructor(
    manifests: Manifests,
    clusters: readonly Cluster[],
    unreached: readonly KubernetesObject[],
    stated: StatedSources,
  ) {
    this.manifests = manifests;
    this.#stated = stated;
    this.clusters = clusters;
    this.unreached = unreached;
    this.#byName = new Map(clusters.map((cluster) => [cluster.name, cluster]));
  }

  /** Whether the tree defines a Flux Kustomization. */
  get isStated(): boolean {
    return statesFlux(this.manifests);
  }

  /** Whether the directory of a Kustomization of another revision is in this tree, and builds. */
  builds({ object, path }: FluxKustomization): boolean {
    return path !== undefined && this.#stated.builds(path.directory, object);
  }

  /** The URLs of this repository, according to the clusters that bootstrap or the Flux operator set up from it. */
  get repositories(): readonly string[] {
    return this.clusters
      .filter(({ evidence }) => evidence !== 'root')
      .flatMap(({ kustomizations }) => kustomizations)
      .flatMap(({ parent, source }) => (parent || source?.kind !== 'GitRepository' ? [] : [locationOf(source)]))
      .filter(isLiteralUrl);
  }

  /** The paths that Kustomizations of clusters apply, and those of other Kustomizations in the tree. */
  get deploys(): readonly AppliedPath[] {
    this.#deploys ??= appliedPaths(this.manifests, this.clusters, this.#stated);
    return this.#deploys;
  }

  /** The path of a Kustomization that no cluster has: of an overlay that nothing deploys, of a file. */
  statedPath(kustomization: KubernetesObject): AppliedPath {
    return statedPath(kustomization, this.#stated);
  }

  /** The files of the tree that have a part in what a cluster applies. */
  get files(): ReadonlySet<string> {
    this.#files ??= new Set(
      this.clusters.flatMap(({ kustomizations }) => kustomizations.flatMap(({ build }) => [...(build?.files ?? [])])),
    );
    return this.#files;
  }

  /** The directories of the tree that clusters build. */
  get directories(): ReadonlySet<string> {
    return new Set(
      this.clusters.flatMap(({ kustomizations }) =>
        kustomizations.flatMap(({ build }) => [...(build?.directories ?? [])]),
      ),
    );
  }

  /** The objects of all clusters; each says in `builds` whose it is. */
  *objects(): Iterable<KubernetesObject> {
    for (const { objects } of this.clusters) for (const { object } of objects) yield object;
  }

  cluster(name: string): Cluster | undefined {
    return this.#byName.get(name);
  }

  /** The cluster to which a built object belongs. */
  clusterOf(object: KubernetesObject): Cluster | undefined {
    return this.#byName.get(object.builds[0] ?? '');
  }

  /** A Kustomization of a cluster as it is followed. */
  kustomizationOf(kustomization: KubernetesObject): FluxKustomization | undefined {
    return this.clusterOf(kustomization)?.kustomizationOf(kustomization);
  }

  /**
   * The directory that a Kustomization applies: as in its cluster or, if no cluster is known to have it, as in its file (never
   * certain). Undefined if it is not in this tree or unknown.
   */
  pathOf(kustomization: KubernetesObject): KustomizationPath | undefined {
    const followed = this.kustomizationOf(kustomization);
    return followed ? followed.path : this.#stated.pathOf(kustomization);
  }
}

/** Finds the clusters of a tree and follows them. */
export function followFlux(tree: Tree, reader: YamlReader, manifests: Manifests, options: FluxOptions = {}): FluxGraph {
  return reader.guard.run(
    'clusters',
    () => ({ what: 'The clusters of this repository', at: undefined }),
    () => follow(tree, reader, manifests, options),
    () => new FluxGraph(manifests, [], [], new StatedSources(manifests, new Artifacts(tree, reader), NOWHERE)),
  );
}

function follow(tree: Tree, reader: YamlReader, manifests: Manifests, options: FluxOptions): FluxGraph {
  const { clusters, unreached, artifacts, publication } = findClusters(tree, reader, manifests, options);
  const all = [...clusters].sort((a, b) => (a.name < b.name ? -1 : 1));
  return new FluxGraph(manifests, all, unreached, new StatedSources(manifests, artifacts, publication));
}
