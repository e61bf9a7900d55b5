import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Cluster } from '../reconcilers/flux/follow/cluster.ts';
import { type FluxKustomization, kustomizationId } from '../reconcilers/flux/follow/flux-kustomization.ts';
import { stringAt } from '../yaml/value.ts';
import type { DeployedObject } from './deployed.ts';

/** What becomes of an object that the change takes away. */
export type Fate = 'pruned' | 'kept' | 'unknown';

/** Whether a Kustomization applies nothing that is known from here: it fails, or its files are elsewhere. */
export function isOpen({ failures, build }: FluxKustomization): boolean {
  return failures.length > 0 || build === undefined;
}

/** Whether what a Kustomization of the base applied stays as it is in the head, because it or what deploys it applies nothing. */
export function isHeld(reconciler: FluxKustomization, head: Cluster): boolean {
  const next = head.reconciler(reconciler.namespace, reconciler.name);
  if (next) return isOpen(next);
  return reconciler.parent !== undefined && isHeld(reconciler.parent, head);
}

/** What Flux does with an object of the base that the head no longer has, as kustomize-controller does it. */
export function fateOf({ object, reconciler }: DeployedObject, head: Cluster): Fate {
  if (!reconciler) return 'unknown';
  if (optsOut(object)) return 'kept';
  const next = head.reconciler(reconciler.namespace, reconciler.name);
  if (!next) return fateWithKustomization(reconciler, head);
  if (isOpen(next) || next.object.at('spec', 'suspend').value === true) return 'kept';
  return next.object.at('spec', 'prune').value === true ? 'pruned' : 'kept';
}

/** A Kustomization that goes takes along what it applied, as long as it prunes and is not suspended. */
function fateWithKustomization(reconciler: FluxKustomization, head: Cluster): Fate {
  const { object, parent } = reconciler;
  if (!parent || fateOf({ object, reconciler: parent, hasHash: false }, head) !== 'pruned') return 'unknown';
  const spec = (field: string): unknown => object.at('spec', field).value;
  if (spec('suspend') === true || spec('deletionPolicy') === 'Orphan') return 'kept';
  if (spec('deletionPolicy') === 'Delete' || spec('deletionPolicy') === 'WaitForTermination') return 'pruned';
  return spec('prune') === true ? 'pruned' : 'kept';
}

function optsOut({ value }: KubernetesObject): boolean {
  return ['labels', 'annotations'].some(
    (field) => stringAt(value, 'metadata', field, 'kustomize.toolkit.fluxcd.io/prune')?.toLowerCase() === 'disabled',
  );
}

/** `namespace/name` of the Kustomization that applies an object; empty where none does. */
export function kustomizationOf({ reconciler }: DeployedObject): string {
  return reconciler ? kustomizationId(reconciler) : '';
}
