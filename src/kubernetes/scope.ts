import { knownKind } from './bundled-schemas.ts';
import type { KubernetesObject } from './object.ts';

/** Whether an object is in no namespace, by its kind; by the name of the kind if that is not known. */
export function isOfCluster({ groupKind, kind }: Pick<KubernetesObject, 'groupKind' | 'kind'>): boolean {
  const scope = knownKind(groupKind)?.scope;
  return scope === undefined ? kind.startsWith('Cluster') : scope === 'Cluster';
}
