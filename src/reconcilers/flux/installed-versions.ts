import type { Manifests } from '../../kubernetes/manifests.ts';
import { type FluxVersion, fluxVersionsOfFile, fluxVersionsOfObject } from './flux-versions.ts';
import type { Cluster } from './follow/cluster.ts';
import type { FluxGraph } from './graph.ts';

/** The versions of Flux that each cluster says it runs, by the cluster's name: in what it applies, and in the files of that. */
export function installedFlux(
  { clusters }: FluxGraph,
  manifests: Manifests,
): ReadonlyMap<string, readonly FluxVersion[]> {
  return new Map(clusters.map((cluster) => [cluster.name, [...versionsOf(cluster, manifests)]]));
}

function* versionsOf({ objects, kustomizations }: Cluster, manifests: Manifests): Iterable<FluxVersion> {
  for (const { object } of objects) yield* fluxVersionsOfObject(object);
  const paths = new Set(kustomizations.flatMap(({ build }) => [...(build?.files ?? [])]));
  for (const path of paths) {
    const file = manifests.at(path);
    if (file) yield* fluxVersionsOfFile(file);
  }
}
