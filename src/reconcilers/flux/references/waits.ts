import { isTemplate } from '../../../text/variables.ts';
import type { Cluster } from '../follow/cluster.ts';
import { type Dependency, dependenciesOf, WAITING_KINDS } from './dependencies.ts';
import type { ObjectReference } from './object-reference.ts';

/** An entry of `dependsOn` of an object of a cluster. */
export interface Wait extends ObjectReference {
  readonly dependency: Dependency;
}

/** What the Kustomizations and HelmReleases of a cluster wait for. */
export function waits(cluster: Cluster): Wait[] {
  return cluster.objects.flatMap(({ object, kustomization }) => {
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
