import type { KubernetesObject, Place } from '../../../kubernetes/object.ts';
import { hasVariable, isTemplate } from '../../../text/variables.ts';
import type { ExternalObject } from '../../externals.ts';
import type { Cluster } from '../follow/cluster.ts';
import { valuesReferences } from '../generated/helm-values.ts';
import type { Provided } from '../generated/providers.ts';
import { HELM_RELEASE, KUSTOMIZATION } from '../kinds.ts';
import { variableSources } from '../substitute/variables.ts';

/** A ConfigMap or Secret from which a HelmRelease takes values, or a Kustomization variables. */
export interface ConfigReference {
  readonly object: KubernetesObject;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** The key that is requested, or undefined if all are. */
  readonly key: string | undefined;
  readonly at: { readonly kind: Place; readonly name: Place; readonly key: Place };
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
              at: { kind: object.at(...at.path.slice(0, -1), 'kind'), name: at, key: at },
            }))
          : [];
    return found.flatMap(({ kind, name, key, namespace, isOptional, at }) => {
      const isKnown = namespace !== '' && ![namespace, name].some(isTemplate) && !hasVariable(key ?? '');
      return isKnown && !isOptional ? [{ object, kind, namespace, name, key, at }] : [];
    });
  });
}

/** What a reference asks of the externals of a cluster. */
export function externalOf({ kind, namespace, name }: ConfigReference, { name: cluster }: Cluster): ExternalObject {
  return { groupKind: `/${kind}`, namespace, name, cluster };
}

/** What supplies a reference. Objects without a namespace count for all namespaces. */
export function providerOf(cluster: Cluster, { kind, namespace, name }: ConfigReference): Provided | undefined {
  return cluster.provided(kind, namespace, name) ?? cluster.provided(kind, '', name);
}
