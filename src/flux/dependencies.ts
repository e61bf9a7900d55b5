import type { KubernetesObject, Place } from '../kubernetes/object.ts';
import { listAt, stringAt } from '../yaml/value.ts';
import type { Cluster } from './cluster.ts';

/** An entry of `spec.dependsOn` of a Kustomization or HelmRelease. */
export interface Dependency {
  readonly namespace: string;
  /** The namespace that the entry states; undefined where it leaves it to the object's own. */
  readonly statedNamespace: string | undefined;
  readonly name: string;
  readonly at: { readonly name: Place; readonly namespace: Place };
}

/** The kinds that wait for others of their kind. */
export const WAITING_KINDS: readonly string[] = [
  'kustomize.toolkit.fluxcd.io/Kustomization',
  'helm.toolkit.fluxcd.io/HelmRelease',
];

/** The objects of its own kind for which an object waits. */
export function dependenciesOf(object: KubernetesObject): Dependency[] {
  return listAt(object.value, 'spec', 'dependsOn').flatMap((entry, index) => {
    const name = stringAt(entry, 'name');
    if (!name) return [];
    const at = (field: string): Place => object.at('spec', 'dependsOn', index, field);
    const statedNamespace = stringAt(entry, 'namespace') || undefined;
    return [
      {
        namespace: statedNamespace ?? object.namespace,
        statedNamespace,
        name,
        at: { name: at('name'), namespace: at('namespace') },
      },
    ];
  });
}

/** Rings of objects that wait for each other, each from its first object on. */
export function dependencyCycles(cluster: Cluster, groupKind: string): KubernetesObject[][] {
  const objects = cluster.objects.flatMap(({ object }) => (object.groupKind === groupKind ? [object] : []));
  const cycles: KubernetesObject[][] = [];
  const done = new Set<KubernetesObject>();
  for (const start of objects) {
    const path: KubernetesObject[] = [];
    const next: (readonly KubernetesObject[])[] = [[start]];
    // Depth first without recursion: `next` holds what is still to be tried on each level of `path`.
    while (next.length > 0) {
      const [object, ...rest] = next.pop() ?? [];
      if (!object) {
        const left = path.pop();
        if (left) done.add(left);
        continue;
      }
      next.push(rest);
      const at = path.indexOf(object);
      if (at !== -1) cycles.push(path.slice(at));
      if (at !== -1 || done.has(object)) continue;
      path.push(object);
      next.push(
        dependenciesOf(object).flatMap(
          ({ namespace, name }) => cluster.find(groupKind, namespace, name)[0]?.object ?? [],
        ),
      );
    }
  }
  return cycles;
}
