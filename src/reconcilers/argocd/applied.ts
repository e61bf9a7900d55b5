import { knownKind } from '../../kubernetes/bundled-schemas.ts';
import type { Manifests } from '../../kubernetes/manifests.ts';
import { KubernetesObject } from '../../kubernetes/object.ts';
import { copyMap, deleteEntry, mapAt, newMap, originOf, setEntry, stringAt } from '../../yaml/value.ts';
import type { Application } from './application.ts';
import { isTemplated } from './template/rendered.ts';

/** Whether objects of a kind, as `group/Kind`, are in no namespace. */
export type IsClusterScoped = (groupKind: string) => boolean;

/** The scopes of kinds, if known: built in, bundled, or defined in the tree. Argo CD takes others for namespaced. */
export function scopesIn(manifests: Manifests): IsClusterScoped {
  const defined = new Set<string>();
  for (const { groupKind, value } of manifests.objects()) {
    if (groupKind !== 'apiextensions.k8s.io/CustomResourceDefinition') continue;
    if (stringAt(value, 'spec', 'scope') !== 'Cluster') continue;
    defined.add(`${stringAt(value, 'spec', 'group')}/${stringAt(value, 'spec', 'names', 'kind')}`);
  }
  return (groupKind) => knownKind(groupKind)?.scope === 'Cluster' || defined.has(groupKind);
}

/**
 * What Argo CD applies for an Application: namespaced objects without a namespace go to that of the destination, if it is
 * known, and other objects have none (`kubectl apply -n`).
 */
export function appliedObjects(application: Application, isClusterScoped: IsClusterScoped): KubernetesObject[] {
  return application.objects.map((object) => inNamespace(object, application, isClusterScoped(object.groupKind)));
}

function inNamespace(object: KubernetesObject, { object: application, destination }: Application, isScoped: boolean) {
  const { namespace = '' } = destination;
  const wanted = isScoped ? '' : object.namespace || (isTemplated(namespace) ? '' : namespace);
  if (wanted === object.namespace) return object;
  const metadata = copyMap(mapAt(object.value, 'metadata') ?? newMap());
  if (wanted === '') deleteEntry(metadata, 'namespace');
  else setEntry(metadata, 'namespace', wanted, application.at('spec', 'destination', 'namespace').origin);
  const value = copyMap(object.value);
  setEntry(value, 'metadata', metadata, originOf(object.value, 'metadata') ?? object.origin);
  return new KubernetesObject(value, object.origin, object.builds, {
    isFinal: true,
    lacksParts: object.lacksParts,
    stated: object.stated,
  });
}
