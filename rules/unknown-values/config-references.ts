import type { KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import { valuesReferences } from '../../src/reconcilers/flux/generated/helm-values.ts';
import type { Provided } from '../../src/reconcilers/flux/generated/providers.ts';
import { HELM_RELEASE, KUSTOMIZATION } from '../../src/reconcilers/flux/kinds.ts';
import { variableSources } from '../../src/reconcilers/flux/substitute/variables.ts';
import { hasVariable } from '../../src/text/variables.ts';

/** A ConfigMap or Secret from which a HelmRelease takes values, or a Kustomization variables. */
export interface ConfigReference {
  readonly object: KubernetesObject;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** The key that is requested, or undefined if all are. */
  readonly key: string | undefined;
  readonly at: { readonly name: Place; readonly key: Place };
}

/** What a cluster's objects must be supplied with; nothing that is optional or that a variable completes. */
export function configReferences(cluster: Cluster): ConfigReference[] {
  return cluster.objects.flatMap(({ object, kustomization }): ConfigReference[] => {
    const found =
      object.groupKind === HELM_RELEASE
        ? valuesReferences(object).map((reference) => ({ ...reference, namespace: object.namespace }))
        : object.groupKind === KUSTOMIZATION
          ? variableSources(object).map(({ at, ...source }) => ({
              ...source,
              namespace: object.namespace || kustomization?.namespace || '',
              key: undefined,
              at: { name: at, key: at },
            }))
          : [];
    return found.flatMap(({ kind, name, key, namespace, isOptional, at }) => {
      const isKnown = namespace !== '' && !hasVariable(`${namespace}/${name}/${key ?? ''}`);
      return isKnown && !isOptional ? [{ object, kind, namespace, name, key, at }] : [];
    });
  });
}

/** What supplies a reference. Objects without a namespace count for all namespaces. */
export function providerOf(cluster: Cluster, { kind, namespace, name }: ConfigReference): Provided | undefined {
  return cluster.provided(kind, namespace, name) ?? cluster.provided(kind, '', name);
}
