import type { KubernetesObject } from '../../../kubernetes/object.ts';
import type { Providers } from '../generated/providers.ts';
import type { FluxKustomization, UnknownReason } from './flux-kustomization.ts';

/** An object of a cluster with the Kustomization that applies it. */
export interface ClusterObject {
  readonly object: KubernetesObject;
  /** Undefined for what was applied manually or is made by a controller. */
  readonly kustomization: FluxKustomization | undefined;
}

/** What a cluster was found by: the files of `flux bootstrap`, an instance of the Flux operator, or a Kustomization that nothing else deploys. */
export type Evidence = 'bootstrap' | 'instance' | 'root';

/** What following a cluster came to. */
export interface ClusterParts {
  readonly name: string;
  readonly evidence: Evidence;
  /** In the order in which they were reached, roots first. */
  readonly kustomizations: readonly FluxKustomization[];
  readonly objects: readonly ClusterObject[];
  readonly providers: Providers;
  readonly unknowns: readonly UnknownReason[];
}
