import type { KubernetesObject, Place } from '../../../kubernetes/object.ts';
import { listAt, stringAt } from '../../../yaml/value.ts';
import { HELM_RELEASE, KUSTOMIZATION } from '../kinds.ts';

/** An entry of `spec.dependsOn` of a Kustomization, HelmRelease or ResourceSet. */
export interface Dependency {
  /** Its place in the list. */
  readonly index: number;
  readonly namespace: string;
  /** The namespace in the entry, or undefined if it uses that of the object. */
  readonly statedNamespace: string | undefined;
  readonly name: string;
  readonly at: { readonly name: Place; readonly namespace: Place };
}

/** The kinds that wait for others of their kind. */
export const WAITING_KINDS: readonly string[] = [KUSTOMIZATION, HELM_RELEASE];

/** The objects of its own kind for which an object waits. */
export function dependenciesOf(object: KubernetesObject): Dependency[] {
  return listAt(object.value, 'spec', 'dependsOn').flatMap((entry, index) => {
    const name = stringAt(entry, 'name');
    if (!name) return [];
    const at = (field: string): Place => object.at('spec', 'dependsOn', index, field);
    const statedNamespace = stringAt(entry, 'namespace') || undefined;
    return [
      {
        index,
        namespace: statedNamespace ?? object.namespace,
        statedNamespace,
        name,
        at: { name: at('name'), namespace: at('namespace') },
      },
    ];
  });
}
