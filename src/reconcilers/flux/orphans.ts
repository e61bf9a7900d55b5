import type { Manifests } from '../../kubernetes/manifests.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { directoryOf } from '../../repository/tree.ts';
import { hasVariable } from '../../text/variables.ts';
import { writtenAt } from '../../yaml/origin.ts';
import { newMap, stringAt } from '../../yaml/value.ts';
import type { Externals } from '../externals.ts';
import type { ClusterEntrypoint } from './entrypoints/entrypoint.ts';
import type { Cluster } from './follow/cluster.ts';
import { followCluster } from './follow/follow.ts';
import { KUSTOMIZATION } from './kinds.ts';
import type { Artifacts } from './source/artifact.ts';
import type { Publication } from './source/resolve.ts';

/** Kustomizations that no known cluster deploys: clusters that begin with them, and those that nothing reaches. */
export interface Orphans {
  readonly clusters: readonly Cluster[];
  readonly unreached: readonly KubernetesObject[];
}

/** The Flux Kustomizations that the tree defines. */
export function statedKustomizations(manifests: Manifests): KubernetesObject[] {
  return [...manifests.objects()].filter((object) => object.groupKind === KUSTOMIZATION && object.name !== '');
}

/**
 * Follows the Kustomizations that no cluster deploys and that deploy others themselves. Those of one directory that nothing else
 * deploys make a cluster; a single one that deploys none elsewhere is left as unreached, unless the tree has no cluster at all.
 */
export function followOrphans(
  manifests: Manifests,
  clusters: readonly Cluster[],
  artifacts: Artifacts,
  publication: Publication,
  externals: Externals,
): Orphans {
  const reached = new Set(clusters.flatMap(reachedBy));
  const orphans = statedKustomizations(manifests).filter(({ origin }) => !reached.has(writtenAt(origin)));
  const deployed = new Map(orphans.map((orphan) => [writtenAt(orphan.origin), deployedBy(orphan, artifacts)]));
  const trials: Trial[] = orphans.map((orphan) => ({ orphan, reaches: closure(writtenAt(orphan.origin), deployed) }));
  const isReached = (at: string, by: number): boolean =>
    trials.some(({ reaches, orphan }, index) => {
      if (index === by || !reaches.has(at)) return false;
      // If several deploy each other, the first represents all.
      return !trials[by]?.reaches.has(writtenAt(orphan.origin)) || index < by;
    });
  // Any folder can have Kustomizations that deploy the files next to them. A cluster deploys other folders.
  const deploysOthers = ({ orphan, reaches }: Trial): boolean =>
    [...reaches].some((other) => directoryOf(fileOf(other)) !== directoryOf(orphan.origin.file.path));
  const mayBeSingle = clusters.length === 0 && !trials.some(deploysOthers);
  const roots = trials.filter(
    (trial, index) => !isReached(writtenAt(trial.orphan.origin), index) && (mayBeSingle || deploysOthers(trial)),
  );
  roots.sort((a, b) => b.reaches.size - a.reaches.size);
  const groups = new Map<string, KubernetesObject[]>();
  for (const { orphan } of roots) {
    const directory = directoryOf(orphan.origin.file.path);
    groups.set(directory, [...(groups.get(directory) ?? []), orphan]);
  }
  const found: Cluster[] = [];
  for (const [directory, group] of groups) {
    // Beside what a cluster reads lies what was taken out of it.
    const isBesideOther = [...clusters, ...found].some((cluster) =>
      filesOf(cluster).some((file) => directoryOf(file) === directory),
    );
    const cluster = isBesideOther
      ? undefined
      : followCluster(seedOf(group, manifests), artifacts, publication, externals);
    if (cluster?.kustomizations.some(({ path }) => path?.exists)) found.push(cluster);
  }
  const all = new Set(found.flatMap(reachedBy));
  const read = new Set([...clusters, ...found].flatMap(filesOf));
  const unreached = orphans.filter(({ origin }) => !all.has(writtenAt(origin)) && !read.has(origin.file.path));
  return { clusters: found, unreached };
}

/** A Kustomization with the places of everything that it deploys, directly or through others. */
interface Trial {
  readonly orphan: KubernetesObject;
  readonly reaches: ReadonlySet<string>;
}

function fileOf(at: string): string {
  return at.slice(0, at.indexOf('\0'));
}

/** Where the Kustomizations are written that one builds, if its files are those of this tree. */
function deployedBy(orphan: KubernetesObject, artifacts: Artifacts): string[] {
  const path = stringAt(orphan.value, 'spec', 'path') ?? '';
  const artifact = artifacts.ofRepository(newMap());
  const directory = artifact.directory(path);
  if (hasVariable(path) || !artifact.has(directory)) return [];
  return artifact
    .build(directory, orphan)
    .objects.flatMap(({ value, origin }) => (stringAt(value, 'kind') === 'Kustomization' ? [writtenAt(origin)] : []));
}

/** All that is deployed from a place on, itself included where it deploys itself. */
function closure(start: string, deployed: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set<string>();
  const queue = [start];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    for (const next of deployed.get(at) ?? []) {
      if (!reached.has(next)) queue.push(next);
      reached.add(next);
    }
  }
  return reached;
}

function reachedBy({ kustomizations }: Cluster): string[] {
  return kustomizations.map(({ object }) => writtenAt(object.origin));
}

/** The files that a cluster's builds read: a Kustomization in one of them is a patch, or taken out again. */
function filesOf({ kustomizations }: Cluster): string[] {
  return kustomizations.flatMap(({ build }) => [...(build?.files ?? [])]);
}

function seedOf(kustomizations: readonly KubernetesObject[], manifests: Manifests): ClusterEntrypoint {
  const [first] = kustomizations;
  const path = first?.origin.file.path ?? '';
  const files = new Set(kustomizations.map(({ origin }) => origin.file.path));
  const objects = [...files].flatMap((file) => manifests.at(file)?.objects ?? []);
  return {
    name: directoryOf(path) || '.',
    evidence: 'root',
    kustomizations,
    objects: objects.filter((object) => !kustomizations.includes(object)),
  };
}
