import { getOrInsert } from '../../../grouping.ts';
import type { KubernetesObject } from '../../../kubernetes/object.ts';
import type { Successor } from '../../compared.ts';
import { type Application, failsToBuild } from '../application.ts';
import { appliedObjects } from '../applied.ts';
import { argoId } from '../details.ts';
import type { ArgoGraph } from '../graph.ts';
import { clusterOf } from '../instances.ts';
import { isTemplated } from '../template/rendered.ts';

/**
 * Finds what applies objects in the place of Applications of a base. Argo CD prunes only what is tracked as a part of the Application,
 * and that is the last one that synced it.
 */
export class Successors {
  readonly #head: ArgoGraph;
  #index:
    | ReadonlyMap<string, readonly { readonly application: Application; readonly object: KubernetesObject }[]>
    | undefined;
  #before: ReadonlyMap<string, Application> | undefined;

  constructor(head: ArgoGraph) {
    this.#head = head;
  }

  /** Another Application that certainly applies an object, or one of the same name that something else makes. */
  of(object: KubernetesObject, id: string, base: ArgoGraph): Successor | undefined {
    this.#before ??= new Map(base.applications.map((one) => [argoId(one.object), one]));
    const application = this.#before.get(id);
    if (!application || !isKnown(application)) return undefined;
    this.#index ??= this.#all();
    const namespace = object.namespace || (application.destination.namespace ?? '');
    const isScoped = base.isClusterScoped(object.groupKind);
    const found = this.#index.get(keyOf(object, isScoped ? '' : namespace, application)) ?? [];
    const isOther = (other: Application): boolean =>
      argoId(other.object) !== id || (other.set === undefined) !== (application.set === undefined);
    const next = found.find((one) => isOther(one.application));
    return (
      next && {
        id: argoId(next.application.object),
        by: next.application.set ?? next.application.object,
        object: next.object,
      }
    );
  }

  #all(): Map<string, { readonly application: Application; readonly object: KubernetesObject }[]> {
    const index = new Map<string, { readonly application: Application; readonly object: KubernetesObject }[]>();
    for (const application of this.#head.applications) {
      if (!isKnown(application) || failsToBuild(application) || !this.#head.isInUse(application)) continue;
      for (const object of appliedObjects(application, this.#head.isClusterScoped))
        getOrInsert(index, keyOf(object, object.namespace, application), () => []).push({ application, object });
    }
    return index;
  }
}

/** Whether an Application certainly exists, and its cluster and namespace are known. */
function isKnown({ isCertain, destination: { server, name, namespace } }: Application): boolean {
  return isCertain && [server, name, namespace].every((text) => text === undefined || !isTemplated(text));
}

function keyOf({ groupKind, name }: KubernetesObject, namespace: string, { destination }: Application): string {
  return JSON.stringify([clusterOf(destination), groupKind, namespace, name]);
}
