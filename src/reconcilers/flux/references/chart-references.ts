import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { namesInValues } from '../../../kubernetes/references/chart-values.ts';
import type { NamedObject } from '../../../kubernetes/references/reference.ts';
import { stringAt } from '../../../yaml/value.ts';
import { HELM_RELEASE } from '../kinds.ts';

/** The objects that the values of a HelmRelease name. None for other kinds. */
export function chartReferences(object: KubernetesObject): NamedObject[] {
  if (object.groupKind !== HELM_RELEASE) return [];
  const namespace = stringAt(object.value, 'spec', 'targetNamespace') || object.namespace;
  const release = stringAt(object.value, 'spec', 'releaseName') || object.name;
  return namesInValues(object, ['spec', 'values']).map((named) => ({
    ...named,
    name: named.name.replace(/\{\{-?\s*\.Release\.Name\s*-?\}\}/g, release),
    object,
    namespace,
    kindAt: undefined,
    namespaceAt: undefined,
    isNamespaceStated: false,
    port: undefined,
    listener: undefined,
    without: named.groupKind === '/PersistentVolumeClaim' ? 'cannot start pods' : 'cannot start containers',
    isOfChart: true,
  }));
}
