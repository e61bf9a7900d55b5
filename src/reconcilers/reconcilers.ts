import type { ArgoGraph } from './argocd/graph.ts';
import { ArgoReconciler } from './argocd/reconciler.ts';
import type { FluxGraph } from './flux/graph.ts';
import { FluxReconciler } from './flux/reconciler.ts';
import type { Reconciler } from './reconciler.ts';

/** The tools that are known, as they run one tree. */
export function reconcilersOf(flux: FluxGraph, argo: ArgoGraph): readonly Reconciler[] {
  return [new FluxReconciler(flux), new ArgoReconciler(argo)];
}
