import { applierId } from '../deployed.ts';
import type { Entrypoint } from '../reconciler.ts';
import type { Cluster } from './follow/cluster.ts';
import { appliedBy } from './follow/flux-kustomization.ts';
import { unknownVariables } from './substitute/variables.ts';
import { unknownInjection } from './substitute/webhook-substitution.ts';

/** A cluster with what its Kustomizations apply, how they fail, and what is not known of them. */
export function entrypointOf(cluster: Cluster): Entrypoint {
  const { name, kustomizations, unknowns } = cluster;
  const variables = new Set(kustomizations.flatMap((kustomization) => unknownVariables(kustomization.variables)));
  const others = [...variables, ...unknownInjection(cluster)];
  return {
    name,
    ids: kustomizations.map(applierId),
    applied: [{ heading: undefined, objects: kustomizations.flatMap(appliedBy) }],
    failures: kustomizations.flatMap(({ object, failures }) =>
      failures.map(({ origin, message, problem }) => ({
        reason: message,
        text: message,
        origin,
        by: object,
        problem,
        isInUse: true,
      })),
    ),
    unknowns: [
      ...unknowns.map(({ origin, reason }) => ({ text: reason, origin })),
      ...others.map((text) => ({ text, origin: undefined })),
    ],
  };
}
