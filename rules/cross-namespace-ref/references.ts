import type { KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import type { Controller } from '../../src/reconcilers/flux/controllers.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import { imageRepositories } from '../../src/reconcilers/flux/references/image-uses.ts';
import { eventSources, receiverTargets } from '../../src/reconcilers/flux/references/notification-uses.ts';
import { referencesIn } from '../../src/reconcilers/flux/references/source-uses.ts';

/** A reference to an object, with the controller that reads it. */
export interface ReadReference {
  readonly object: KubernetesObject;
  readonly groupKind: string;
  readonly namespace: string;
  readonly name: string;
  readonly at: { readonly namespace: Place };
  readonly controller: Controller;
}

/** The controllers of the kinds that may name another namespace. A dependency may always be in another one. */
const CONTROLLERS: ReadonlyMap<string, Controller> = new Map([
  ['Kustomization', 'kustomize-controller'],
  ['HelmRelease', 'helm-controller'],
  ['ImagePolicy', 'image-reflector-controller'],
  ['ImageUpdateAutomation', 'image-automation-controller'],
  ['Alert', 'notification-controller'],
  ['Receiver', 'notification-controller'],
]);

/** The references of a cluster's objects that a controller may reject, because they are to another namespace. */
export function crossingReferences(cluster: Cluster): ReadReference[] {
  const sources = referencesIn(cluster).map((found) => ({ ...found, at: found.reference.at }));
  const others = [...imageRepositories(cluster), ...eventSources(cluster), ...receiverTargets(cluster)];
  return [...sources, ...others].flatMap(({ object, groupKind, namespace, name, at }): ReadReference[] => {
    const controller = CONTROLLERS.get(object.kind);
    const isOther = object.namespace !== '' && namespace !== object.namespace && at.namespace.exists;
    return controller && isOther ? [{ object, groupKind, namespace, name, at, controller }] : [];
  });
}
