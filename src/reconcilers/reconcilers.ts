import type { Manifests } from '../kubernetes/manifests.ts';
import type { Builds } from '../kustomize/builds.ts';
import type { Checkouts } from '../repository/checkouts.ts';
import type { Tree } from '../repository/tree.ts';
import type { YamlReader } from '../yaml/reader.ts';
import { type ArgoGraph, followArgo } from './argocd/graph.ts';
import { ArgoReconciler } from './argocd/reconciler.ts';
import { type FluxGraph, followFlux } from './flux/graph.ts';
import { FluxReconciler } from './flux/reconciler.ts';
import type { Reconciler } from './reconciler.ts';

/** What is known beside a tree. */
export interface FollowOptions {
  /** Urls of the repository that the tree is a checkout of. */
  readonly repositories: readonly string[];
  /** Directories of the tree that sources hand out, by the sources' urls. */
  readonly sources: ReadonlyMap<string, string>;
  /** Other repositories that are known. */
  readonly checkouts: Checkouts;
  /** The overlays of the tree as `kustomize build` makes them; built anew where they are not given. */
  readonly overlays?: Builds | undefined;
}

/** What reconcilers run of a tree: each by the contract, and each as the rules about its own kinds ask it. */
export interface Followed {
  readonly reconcilers: readonly Reconciler[];
  readonly flux: FluxGraph;
  readonly argo: ArgoGraph;
}

/** Follows all reconcilers; what one applies may be what another begins with. */
export function followAll(tree: Tree, reader: YamlReader, manifests: Manifests, options: FollowOptions): Followed {
  const { repositories: urls, checkouts, overlays } = options;
  const flux = followFlux(tree, reader, manifests, options);
  const argo = followArgo(tree, reader, manifests, { urls, overlays, applied: flux.objects(), checkouts });
  return { reconcilers: reconcilersOf(flux, argo), flux, argo };
}

/** The reconcilers that are known. */
export function reconcilersOf(flux: FluxGraph, argo: ArgoGraph): readonly Reconciler[] {
  return [new FluxReconciler(flux), new ArgoReconciler(argo)];
}
