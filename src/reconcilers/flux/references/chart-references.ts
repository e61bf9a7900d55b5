import type { KubernetesObject, Place } from '../../../kubernetes/object.ts';
import { GATEWAY, namesInValues, type ValuesName } from '../../../kubernetes/references/chart-values.ts';
import type { NamedObject } from '../../../kubernetes/references/reference.ts';
import { stringAt } from '../../../yaml/value.ts';
import { HELM_RELEASE } from '../kinds.ts';

/** What a release cannot do without an object of a kind, but for what containers read. */
const WITHOUT: ReadonlyMap<string, string> = new Map([
  ['/PersistentVolumeClaim', 'cannot start pods'],
  [GATEWAY, 'cannot be served'],
]);

/** The objects that the values of a HelmRelease name. None for other kinds. */
export function chartReferences(object: KubernetesObject): NamedObject[] {
  if (object.groupKind !== HELM_RELEASE) return [];
  const namespace = stringAt(object.value, 'spec', 'targetNamespace') || object.namespace;
  const release = stringAt(object.value, 'spec', 'releaseName') || object.name;
  return namesInValues(object, ['spec', 'values']).map((named) => ({
    ...named,
    name: named.name.replace(/\{\{-?\s*\.Release\.Name\s*-?\}\}/g, release),
    object,
    kindAt: undefined,
    ...namespaceOf(object, named, namespace),
    port: undefined,
    listener: named.groupKind === GATEWAY ? textual(beside(object, named, 'sectionName')) : undefined,
    without: WITHOUT.get(named.groupKind) ?? 'cannot start containers',
    isOfChart: true,
    isAssumed: false,
  }));
}

/** The namespace of what is named: only routes say another one than that of their release. */
function namespaceOf(
  object: KubernetesObject,
  named: ValuesName,
  namespace: string,
): Pick<NamedObject, 'namespace' | 'namespaceAt' | 'isNamespaceStated'> {
  if (named.groupKind !== GATEWAY) return { namespace, namespaceAt: undefined, isNamespaceStated: false };
  const namespaceAt = beside(object, named, 'namespace');
  const stated = textual(namespaceAt)?.value;
  return typeof stated === 'string'
    ? { namespace: stated, namespaceAt, isNamespaceStated: true }
    : { namespace, namespaceAt, isNamespaceStated: false };
}

/** Another field of the mapping that has the name. */
function beside(object: KubernetesObject, { at }: ValuesName, key: string): Place {
  return object.at(...at.path.slice(0, -1), key);
}

function textual(place: Place): Place | undefined {
  return typeof place.value === 'string' && place.value !== '' ? place : undefined;
}
