import type { ArgoGraph } from '../../src/reconcilers/argocd/graph.ts';
import { ArgoReconciler } from '../../src/reconcilers/argocd/reconciler.ts';
import type { FluxGraph } from '../../src/reconcilers/flux/graph.ts';
import { FluxReconciler } from '../../src/reconcilers/flux/reconciler.ts';
import type { Reconciler } from '../../src/reconcilers/reconciler.ts';

/** Two graphs that a test has followed, by the contract of reconcilers. */
export function reconcilersOf(flux: FluxGraph, argo: ArgoGraph): readonly Reconciler[] {
  return [new FluxReconciler(flux), new ArgoReconciler(argo)];
}
