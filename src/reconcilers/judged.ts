import type { Manifests } from '../kubernetes/manifests.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { objectsToJudge } from '../kustomize/builds.ts';
import type { Build } from '../kustomize/built.ts';
import type { Reconciler } from './reconciler.ts';

/** What is checked in a revision: builds, and the objects in builds or in files that no build reads. */
export interface Judged {
  readonly builds: readonly Build[];
  readonly objects: readonly KubernetesObject[];
}

/**
 * What clusters run, what other overlays build, and objects in files that no build reads.
 *
 * `overlays` are the builds of overlays that nothing includes, `roots` the directories of all of them. Overlays that a reconciler
 * reaches are checked as it builds them.
 */
export function toJudge(
  manifests: Manifests,
  reconcilers: readonly Reconciler[],
  overlays: readonly Build[],
  roots: ReadonlySet<string>,
): Judged {
  const delivered = reconcilers.map((reconciler) => ({
    ...reconciler.delivered(roots),
    editsBuilds: reconciler.editsBuilds,
  }));
  const reached = new Set(delivered.flatMap(({ builds }) => builds.flatMap(({ directories }) => [...directories])));
  const built = delivered.filter(({ editsBuilds }) => editsBuilds).flatMap(({ builds }) => builds);
  const others = [
    ...delivered.filter(({ editsBuilds }) => !editsBuilds).flatMap(({ builds }) => builds),
    ...overlays.filter(({ directory }) => !reached.has(directory)),
  ];
  const read = new Set(delivered.flatMap(({ files }) => [...files]));
  const isFinal = !reconcilers.some(({ editsOverlays }) => editsOverlays);
  const rest = objectsToJudge(manifests, others, isFinal, read);
  return { builds: [...built, ...others], objects: [...delivered.flatMap(({ objects }) => objects), ...rest] };
}
