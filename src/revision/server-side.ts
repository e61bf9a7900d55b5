import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Reconciler } from '../reconcilers/reconciler.ts';
import { directoryOf } from '../repository/tree.ts';
import type { Deployments } from './deployments.ts';

/** What says who applies an object. */
export interface Appliers {
  readonly deployments: Deployments;
  readonly reconcilers: readonly Reconciler[];
}

/** Whether an object is applied on the server, as far as it is known what applies it. */
export function isServerSide(object: KubernetesObject, { deployments, reconcilers }: Appliers): boolean {
  const { builds, origin } = object;
  const places = builds.length > 0 ? builds : [directoryOf(origin.file.path)];
  const by = places.flatMap((place) => deployments.of(place).by);
  return reconcilers.some((one) =>
    one.isServerSide(
      object,
      by.filter((owner) => one.owns(owner)),
    ),
  );
}
