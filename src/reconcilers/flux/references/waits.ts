import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { isTemplate } from '../../../text/variables.ts';
import { listAt, stringAt } from '../../../yaml/value.ts';
import type { Cluster } from '../follow/cluster.ts';
import { RESOURCE_SET } from '../kinds.ts';
import { type Dependency, dependenciesOf, WAITING_KINDS } from './dependencies.ts';
import type { ObjectReference } from './object-reference.ts';

/** The kinds of which only manifests create objects. */
const OF_MANIFESTS: ReadonlySet<string> = new Set([...WAITING_KINDS, RESOURCE_SET]);

/** An entry of `dependsOn` of an object of a cluster. */
export interface Wait extends ObjectReference {
  readonly dependency: Dependency;
}

/** What the Kustomizations, HelmReleases and ResourceSets of a cluster wait for. */
export function waits(cluster: Cluster): Wait[] {
  return cluster.objects.flatMap(({ object, kustomization }) => {
    if (object.groupKind === RESOURCE_SET) return waitsOfSet(object);
    if (!WAITING_KINDS.includes(object.groupKind)) return [];
    return dependenciesOf(object).flatMap((dependency): Wait[] => {
      const { groupKind } = object;
      const namespace =
        dependency.namespace || (object.kind === 'Kustomization' ? kustomization?.namespace : undefined);
      // A variable whose value is not known may complete the name.
      if (!namespace || isTemplate(namespace) || isTemplate(dependency.name)) return [];
      return [{ object, groupKind, namespace, name: dependency.name, dependency }];
    });
  });
}

/** A ResourceSet may wait for any object; those of Flux come only from manifests. */
function waitsOfSet(set: KubernetesObject): Wait[] {
  const entries = listAt(set.value, 'spec', 'dependsOn');
  return dependenciesOf(set).flatMap((dependency): Wait[] => {
    const { name, statedNamespace: namespace, index } = dependency;
    const apiVersion = stringAt(entries[index], 'apiVersion') ?? '';
    const groupKind = `${apiVersion.slice(0, Math.max(apiVersion.indexOf('/'), 0))}/${stringAt(entries[index], 'kind') ?? ''}`;
    if (!OF_MANIFESTS.has(groupKind) || !namespace || isTemplate(namespace) || isTemplate(name)) return [];
    return [{ object: set, groupKind, namespace, name, dependency }];
  });
}
