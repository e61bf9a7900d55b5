import type { KubernetesObject } from '../../kubernetes/object.ts';
import type { Application } from './application.ts';
import { argoId } from './details.ts';
import { clusterOf } from './instances.ts';

/** What certain Applications deploy to the clusters of those with these names, `namespace/name`. */
export function objectsBeside(names: readonly string[], applications: readonly Application[]): KubernetesObject[] {
  const own = new Set(names);
  const clusters = new Set(
    applications.filter(({ object }) => own.has(argoId(object))).map(({ destination }) => clusterOf(destination)),
  );
  return applications.flatMap(({ destination, objects, isCertain }) =>
    isCertain && clusters.has(clusterOf(destination)) ? objects : [],
  );
}
