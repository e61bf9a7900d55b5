import type { Manifests } from '../../kubernetes/manifests.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { type Delivered, objectsToJudge } from '../../kustomize/builds.ts';
import type { Build } from '../../kustomize/built.ts';
import type { FluxGraph } from './graph.ts';

/** What is judged of a revision: builds, and the objects that they yield or that no build reads. */
export interface Judged {
  readonly builds: readonly Build[];
  readonly objects: readonly KubernetesObject[];
}

/**
 * What clusters run as they get it, what other overlays come to, and what no build reads as its file states it.
 *
 * `overlays` are the builds of all overlays that nothing includes; those that a cluster reaches are judged as the cluster
 * builds them. `delivered` is what Argo CD applies.
 */
export function toJudge(
  manifests: Manifests,
  { clusters }: FluxGraph,
  overlays: readonly Build[],
  delivered: Delivered,
): Judged {
  const reconcilers = clusters.flatMap((cluster) => cluster.reconcilers);
  const builds = reconcilers.flatMap(({ build }) => build ?? []);
  const reached = new Set([...builds, ...delivered.builds].flatMap(({ directories }) => [...directories]));
  const others = [...delivered.builds, ...overlays.filter(({ directory }) => !reached.has(directory))];
  const read = new Set([
    ...builds.filter(({ problems }) => problems.length === 0).flatMap(({ files }) => [...files]),
    ...delivered.files,
  ]);
  // Where no cluster is known, a Flux Kustomization may still patch what an overlay comes to.
  const rest = objectsToJudge(manifests, others, clusters.length === 0 && !statesFlux(manifests), read);
  const applied = [...reconcilers.flatMap(({ objects }) => objects), ...delivered.objects];
  return { builds: [...builds, ...others], objects: [...applied, ...rest] };
}

/** Whether Flux Kustomizations stand in a tree. */
export function statesFlux(manifests: Manifests): boolean {
  for (const { groupKind } of manifests.objects()) {
    if (groupKind === 'kustomize.toolkit.fluxcd.io/Kustomization') return true;
  }
  return false;
}
