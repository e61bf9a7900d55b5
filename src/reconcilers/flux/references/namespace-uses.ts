import { knownKind } from '../../../kubernetes/bundled-schemas.ts';
import type { KubernetesObject, Place } from '../../../kubernetes/object.ts';
import { isOfCluster } from '../../../kubernetes/scope.ts';
import { isUnknown } from '../../../kubernetes/terms/unknown.ts';
import { isImpossibleName, isTemplate } from '../../../text/variables.ts';
import type { Cluster } from '../follow/cluster.ts';
import type { ObjectReference } from './object-reference.ts';

/** The use of a namespace by an object. */
export interface Use extends ObjectReference {
  readonly at: Place;
}

/** The namespaces that the objects of a cluster need to exist. */
export function usesOf(cluster: Cluster): Use[] {
  return cluster.objects.flatMap(({ object, kustomization }): Use[] => {
    if (!kustomization || isOfCluster(object)) return [];
    // That an object's own namespace cannot be one is a fault of the object.
    const own = object.at('metadata', 'namespace');
    const places = isImpossibleName(object.namespace) ? [] : [own];
    const creates = object.at('spec', 'install', 'createNamespace').value === true;
    if (object.kind === 'HelmRelease' && !creates) places.push(object.at('spec', 'targetNamespace'));
    return places.flatMap((at): Use[] => {
      const name = typeof at.value === 'string' ? at.value : '';
      const isStated = cluster.find('/Namespace', '', name).length > 0;
      // An encrypted name is another one after decryption.
      if (name === '' || isUnknown(name) || isTemplate(name) || (!isStated && cluster.hasNamespace(name) === 'yes'))
        return [];
      return [{ object, groupKind: '/Namespace', namespace: '', name, at }];
    });
  });
}

/** Whether an object that must have a namespace has none. */
export function isHomeless(object: KubernetesObject): boolean {
  return object.namespace === '' && knownKind(object.groupKind)?.scope === 'Namespaced';
}
