import type { Manifests } from '../../kubernetes/manifests.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { FLUX_BUILD } from '../../kustomize/build.ts';
import { Builds } from '../../kustomize/builds.ts';
import type { Tree } from '../../repository/tree.ts';
import { writtenAt } from '../../yaml/origin.ts';
import type { YamlReader } from '../../yaml/reader.ts';
import { Externals } from '../externals.ts';
import { assembled } from './entrypoints/assembled.ts';
import { discover, type FluxOptions } from './entrypoints/discover.ts';
import type { ClusterEntrypoint } from './entrypoints/entrypoint.ts';
import { fluxOverlays } from './entrypoints/flux-overlays.ts';
import { type Ground, sourcesIn } from './entrypoints/ground.ts';
import type { KnownPublication } from './entrypoints/publication.ts';
import { pathOf } from './entrypoints/published.ts';
import { selfApplied } from './entrypoints/self-applied.ts';
import { statedKustomizations } from './entrypoints/stated.ts';
import { setUpByTerraform } from './entrypoints/terraform.ts';
import { unbootstrapped } from './entrypoints/unbootstrapped.ts';
import type { Cluster } from './follow/cluster.ts';
import { followCluster } from './follow/follow.ts';
import { statesFlux } from './kinds.ts';
import { Artifacts } from './source/artifact.ts';

/** The clusters of a tree, the Kustomizations that none of them has, and what sources are resolved with. */
export interface FoundClusters {
  readonly clusters: readonly Cluster[];
  readonly unreached: readonly KubernetesObject[];
  readonly artifacts: Artifacts;
  readonly publication: KnownPublication;
}

/**
 * Finds the clusters of a tree and follows them: those that files or Terraform set up, then those that deploy themselves, then those that a person
 * may apply. What an earlier cluster deploys is none of its own.
 */
export function findClusters(
  tree: Tree,
  reader: YamlReader,
  manifests: Manifests,
  options: FluxOptions,
): FoundClusters {
  const { setUp, stated, publication } = discover(tree, manifests, options);
  const artifacts = new Artifacts(tree, reader, options.checkouts);
  const clusters = new ClusterList(reader, artifacts, publication, options.externals ?? Externals.NONE);
  for (const entrypoint of setUp) clusters.follow(entrypoint);
  for (const entrypoint of setUpByTerraform(tree, manifests)) clusters.followNew(entrypoint, tree);
  if (statesFlux(manifests)) {
    const { overlays = new Builds(tree, reader, manifests, FLUX_BUILD, options.checkouts) } = options;
    const flux = fluxOverlays(tree, manifests);
    const known = { tree, manifests, overlays, artifacts, publication, flux, sources: sourcesIn(manifests) };
    const ground = (): Ground => ({ ...known, ...clusters.reach() });
    for (const { entrypoint, source, root } of selfApplied(ground())) {
      publication.add(source, root);
      clusters.follow(entrypoint);
    }
    for (const entrypoint of stated) clusters.follow(entrypoint);
    for (const entrypoint of unbootstrapped(ground())) clusters.follow(entrypoint);
    for (const entrypoint of assembled(ground())) clusters.follow(entrypoint);
  }
  return { clusters: clusters.found, unreached: clusters.without(manifests), artifacts, publication };
}

/** The clusters that have been followed. */
class ClusterList {
  readonly found: Cluster[] = [];
  readonly #reader: YamlReader;
  readonly #artifacts: Artifacts;
  readonly #publication: KnownPublication;
  readonly #externals: Externals;
  /** The Kustomizations of all clusters, each with the path that it applies. */
  readonly #deployed = new Set<string>();

  constructor(reader: YamlReader, artifacts: Artifacts, publication: KnownPublication, externals: Externals) {
    this.#reader = reader;
    this.#artifacts = artifacts;
    this.#publication = publication;
    this.#externals = externals;
  }

  /** Follows a cluster, unless an earlier one deploys its root. */
  follow(entrypoint: ClusterEntrypoint): void {
    if (entrypoint.kustomizations.some((object) => this.#deployed.has(deployedAs(object)))) return;
    const followed = this.#reader.guard.run(
      'clusters',
      () => ({ what: `The content of cluster \`${entrypoint.name}\``, at: entrypoint.kustomizations[0]?.origin }),
      () => [followCluster(entrypoint, this.#artifacts, this.#publication, this.#externals)],
      () => [],
    );
    for (const { kustomizations } of followed)
      for (const { object } of kustomizations) this.#deployed.add(deployedAs(object));
    this.found.push(...followed);
  }

  /** Follows a cluster of which no other reads the directory. */
  followNew(entrypoint: ClusterEntrypoint, tree: Tree): void {
    const { clusters, isReached } = this.reach();
    const { name } = entrypoint;
    const isRead = isReached(name) || tree.names(name).some((file) => isReached(`${name}/${file}`));
    if (!clusters.includes(name) && !isRead) this.follow(entrypoint);
  }

  reach(): Pick<Ground, 'clusters' | 'isReached'> {
    const kustomizations = this.found.flatMap((cluster) => cluster.kustomizations);
    const reached = new Set(
      kustomizations.flatMap(({ build }) => [...(build?.files ?? []), ...(build?.directories ?? [])]),
    );
    return { clusters: this.found.map(({ name }) => name), isReached: (path) => reached.has(path) };
  }

  /** The Kustomizations in files that no cluster has or reads: one in a file that is read is a patch, or taken out again. */
  without(manifests: Manifests): KubernetesObject[] {
    const { isReached } = this.reach();
    const kustomizations = this.found.flatMap((cluster) => cluster.kustomizations);
    const known = new Set(kustomizations.map(({ object }) => writtenAt(object.origin)));
    return statedKustomizations(manifests).filter(
      ({ origin }) => !known.has(writtenAt(origin)) && !isReached(origin.file.path),
    );
  }
}

/** Clusters that take their roots from one base differ in the paths of these. */
function deployedAs(kustomization: KubernetesObject): string {
  return `${writtenAt(kustomization.origin)}\0${pathOf(kustomization)}`;
}
