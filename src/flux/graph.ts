import type { Manifests } from '../kubernetes/manifests.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Tree } from '../repository/tree.ts';
import type { YamlReader } from '../yaml/reader.ts';
import type { Cluster } from './cluster.ts';
import { discover } from './discover.ts';
import { followCluster } from './follow.ts';
import { followOrphans, writtenAt } from './orphans.ts';
import type { Reconciler } from './reconciler.ts';
import { Artifacts } from './source/artifact.ts';

/** The clusters that a tree sets up, as Flux runs them. */
export class FluxGraph {
  readonly clusters: readonly Cluster[];
  /** Flux Kustomizations of the tree that no cluster is known to deploy. */
  readonly unreached: readonly KubernetesObject[];
  readonly #byName: ReadonlyMap<string, Cluster>;

  constructor(clusters: readonly Cluster[], unreached: readonly KubernetesObject[]) {
    this.clusters = clusters;
    this.unreached = unreached;
    this.#byName = new Map(clusters.map((cluster) => [cluster.name, cluster]));
  }

  cluster(name: string): Cluster | undefined {
    return this.#byName.get(name);
  }

  /** The cluster to which a built object belongs. */
  clusterOf(object: KubernetesObject): Cluster | undefined {
    return this.#byName.get(object.builds[0] ?? '');
  }

  /** The reconciler that a Kustomization of a cluster is. */
  reconcilerOf(kustomization: KubernetesObject): Reconciler | undefined {
    return this.clusterOf(kustomization)?.reconcilerOf(kustomization);
  }
}

/** What is known about a tree besides its files. */
export interface FluxOptions {
  /** Urls of the repository that the tree is a checkout of. */
  readonly repositories?: readonly string[];
}

/** Finds the clusters of a tree and follows them. */
export function followFlux(tree: Tree, reader: YamlReader, manifests: Manifests, options: FluxOptions = {}): FluxGraph {
  const { seeds, publication } = discover(tree, manifests, options.repositories ?? []);
  const artifacts = new Artifacts(tree, reader);
  const found: Cluster[] = [];
  for (const seed of seeds) {
    // A seed that an earlier cluster deploys is not a cluster of its own.
    const roots = new Set(seed.kustomizations.map(({ origin }) => writtenAt(origin)));
    const isDeployed = found.some(({ reconcilers }) =>
      reconcilers.some(({ object }) => roots.has(writtenAt(object.origin))),
    );
    if (!isDeployed) found.push(followCluster(seed, artifacts, publication));
  }
  const { clusters, unreached } = followOrphans(manifests, found, artifacts, publication);
  const all = [...found, ...clusters].sort((a, b) => (a.name < b.name ? -1 : 1));
  return new FluxGraph(all, unreached);
}
