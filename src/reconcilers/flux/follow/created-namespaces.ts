import { stringAt } from '../../../yaml/value.ts';
import type { ClusterObject } from './cluster-parts.ts';
import { operatorNamespaces } from './operator-namespaces.ts';

/** The namespaces that objects create: Namespaces, HelmReleases that may create theirs, and what operators read. */
export function createdNamespaces(objects: readonly ClusterObject[]): Set<string> {
  const names = new Set<string>();
  for (const { object } of objects) {
    if (object.groupKind === '/Namespace') names.add(object.name);
    for (const name of operatorNamespaces(object)) names.add(name);
    if (object.kind !== 'HelmRelease' || object.at('spec', 'install', 'createNamespace').value !== true) continue;
    names.add(stringAt(object.value, 'spec', 'targetNamespace') || object.namespace);
  }
  return names;
}
