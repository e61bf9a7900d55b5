import type { KubernetesObject } from '../../../kubernetes/object.ts';
import type { DeployedSet } from '../../deployed.ts';
import { byReason } from '../../reasons.ts';
import type { Cluster } from '../follow/cluster.ts';
import { appliedBy, isInFailure } from '../follow/flux-kustomization.ts';
import { unknownVariables } from '../substitute/variables.ts';
import { WORDS } from '../words.ts';
import { orderOf } from './order.ts';
import { pruningIn } from './prune.ts';
import { updateOf } from './update.ts';

/** What a cluster of Flux deploys. */
export function clusterSet(cluster: Cluster): DeployedSet {
  const { name } = cluster;
  const kustomizations = cluster.kustomizations.filter(({ parent }) => !parent || !isInFailure(parent));
  const applied = kustomizations.flatMap((applier) =>
    appliedBy(applier).map((object, index) => ({
      object,
      applier,
      hasHash: applier.build?.objects[index]?.hasHash ?? false,
    })),
  );
  const byHand = new Set(cluster.evidence === 'instance' ? [] : rootsOf(cluster));
  const made = cluster.objects
    .filter(({ kustomization }) => kustomization === undefined)
    .map(({ object }) => ({ object, applier: undefined, hasHash: false, isByHand: byHand.has(object) }));
  const variables = kustomizations.flatMap((kustomization) =>
    unknownVariables(kustomization.variables).map((reason) => ({ reason, origin: undefined })),
  );
  return {
    kind: 'cluster',
    name,
    by: WORDS,
    objects: [...applied, ...made],
    appliers: kustomizations,
    order: orderOf(kustomizations),
    pruning: pruningIn(cluster),
    updating: updateOf,
    failures: [],
    unknowns: byReason([...cluster.unknowns, ...variables]),
    status: undefined,
    state: 'known',
  };
}

/** The Kustomizations with which a cluster begins, and their sources. */
function rootsOf({ kustomizations }: Cluster): KubernetesObject[] {
  const roots = kustomizations.filter(({ parent }) => parent === undefined);
  return roots.flatMap(({ object, source }) => [object, ...(source ? [source] : [])]);
}
