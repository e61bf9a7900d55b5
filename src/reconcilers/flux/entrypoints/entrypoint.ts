import { KubernetesObject } from '../../../kubernetes/object.ts';
import { mapAt, stringAt } from '../../../yaml/value.ts';
import type { Evidence } from '../follow/cluster-parts.ts';

/** Where a cluster begins. */
export interface ClusterEntrypoint {
  readonly name: string;
  readonly evidence: Evidence;
  /** The Kustomizations that are there without Flux. */
  readonly kustomizations: readonly KubernetesObject[];
  /** What else is applied with them: their sources, settings. */
  readonly objects: readonly KubernetesObject[];
}

/** The namespace of objects that are applied manually and do not set one. */
export const FLUX_NAMESPACE = 'flux-system';

/** The source that a Kustomization names. */
export interface NamedSource {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** `spec.sourceRef` of a Kustomization in a namespace. Empty texts if nothing is set. */
export function namedSource(object: KubernetesObject | undefined, ownNamespace: string): NamedSource {
  const reference = mapAt(object?.value, 'spec', 'sourceRef');
  return {
    kind: stringAt(reference, 'kind') ?? '',
    namespace: stringAt(reference, 'namespace') || ownNamespace,
    name: stringAt(reference, 'name') ?? '',
  };
}

/** `kind/namespace/name`, which identifies a source, a ConfigMap or a Secret. */
export function askedFor({ kind, namespace, name }: NamedSource): string {
  return `${kind}/${namespace}/${name}`;
}

/** The object with the cluster as its build. */
export function inCluster({ value, origin }: KubernetesObject, cluster: string): KubernetesObject {
  return new KubernetesObject(value, origin, [cluster]);
}
