import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { stringAt } from '../../../yaml/value.ts';
import {
  type Applier,
  applierId,
  type DeployedObject,
  type DeployedSet,
  type PruneOutcome,
  type Pruning,
} from '../../deployed.ts';
import type { Cluster } from '../follow/cluster.ts';
import { isInFailure } from '../follow/flux-kustomization.ts';
import { KUSTOMIZATION } from '../kinds.ts';

/** What Flux does with objects of a base that a cluster of the head no longer has. */
export function pruningIn(head: Cluster): Pruning {
  return {
    isHeld: ({ applier }) => applier !== undefined && isHeld(applier, head),
    outcomeOf: (before) => outcomeOf(before, head),
  };
}

/** What Flux does with all objects of a cluster whose root Kustomization deletes itself. */
export const WITHOUT_ROOT: Pruning = { isHeld: () => false, outcomeOf: (before) => outcomeOf(before, undefined) };

/** Whether what a Kustomization of the base applied stays as it is in the head, because it or what deploys it applies nothing. */
function isHeld(kustomization: Applier, head: Cluster): boolean {
  const next = head.kustomization(kustomization.namespace, kustomization.name);
  // What a failing build has is not applied, and what an earlier one had stays.
  if (next) return next.isOpen || (next.parent !== undefined && isInFailure(next.parent));
  return kustomization.parent !== undefined && isHeld(kustomization.parent, head);
}

/** As kustomize-controller does it; without a head all Kustomizations go. */
function outcomeOf(
  { object, applier }: Pick<DeployedObject, 'object' | 'applier'>,
  head: Cluster | undefined,
): PruneOutcome {
  if (!applier) return 'unknown';
  if (optsOut(object)) return 'kept';
  const next = head?.kustomization(applier.namespace, applier.name);
  if (!next) return outcomeWithKustomization(applier, head);
  if (next.isOpen || next.isSuspended) return 'kept';
  return next.object.at('spec', 'prune').value === true ? 'pruned' : 'kept';
}

/** A Kustomization that goes takes along what it applied, as long as it prunes and is not suspended. */
function outcomeWithKustomization({ object, parent, isSuspended }: Applier, head: Cluster | undefined): PruneOutcome {
  const isRoot = parent === undefined;
  if (isRoot && head) return 'unknown';
  if (!isRoot && outcomeOf({ object, applier: parent }, head) !== 'pruned') return 'unknown';
  return outcomeOfFinalizer({ object, isSuspended });
}

/** What a cluster deletes with one of its objects; `set` is the name of the cluster. */
export function deletedWith(object: KubernetesObject, set: string, sets: readonly DeployedSet[]): KubernetesObject[] {
  if (object.groupKind !== KUSTOMIZATION) return [];
  const cluster = sets.find(({ name }) => name === set);
  return (cluster?.objects ?? []).filter((one) => goesWith(one, applierId(object))).map((one) => one.object);
}

/** Whether an object is deleted with a Kustomization, `namespace/name`, that applies it or what applies it. */
function goesWith({ object, applier }: Pick<DeployedObject, 'object' | 'applier'>, id: string): boolean {
  if (!applier || optsOut(object) || outcomeOfFinalizer(applier) !== 'pruned') return false;
  const { parent } = applier;
  return (
    applierId(applier) === id || (parent !== undefined && goesWith({ object: applier.object, applier: parent }, id))
  );
}

function outcomeOfFinalizer({ object, isSuspended }: Pick<Applier, 'object' | 'isSuspended'>): PruneOutcome {
  const spec = (field: string): unknown => object.at('spec', field).value;
  if (isSuspended || spec('deletionPolicy') === 'Orphan') return 'kept';
  if (spec('deletionPolicy') === 'Delete' || spec('deletionPolicy') === 'WaitForTermination') return 'pruned';
  return spec('prune') === true ? 'pruned' : 'kept';
}

/** What keeps kustomize-controller from deleting an object (`deleteObjects` in its source), as a label or an annotation. */
const KEEPS = { prune: 'disabled', reconcile: 'disabled', ssa: 'ignore' } as const;

function optsOut({ value }: KubernetesObject): boolean {
  return ['labels', 'annotations'].some((field) =>
    Object.entries(KEEPS).some(
      ([key, word]) => stringAt(value, 'metadata', field, `kustomize.toolkit.fluxcd.io/${key}`)?.toLowerCase() === word,
    ),
  );
}
