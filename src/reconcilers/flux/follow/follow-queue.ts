import type { Guard } from '../../../guard.ts';
import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { applierId } from '../../deployed.ts';
import { ANYTHING } from '../../may-bring.ts';
import { FLUX_NAMESPACE } from '../entrypoints/entrypoint.ts';
import type { FluxKustomization, UnknownReason } from './flux-kustomization.ts';

/** Kustomizations that a cluster may have. */
const MAX_RECONCILERS = 3000;
const MAX_OBJECTS = 200_000;

/** A Kustomization that is to be followed. */
export interface Task {
  readonly object: KubernetesObject;
  readonly namespace: string;
  readonly parent: FluxKustomization | undefined;
}

/** The Kustomizations of a cluster that are still to be followed, each once, as long as the cluster is not too large to check. */
export class FollowQueue {
  /** Why the rest of the cluster is not known, if it is too large. */
  readonly unknowns: UnknownReason[] = [];
  readonly #cluster: string;
  readonly #guard: Guard;
  readonly #tasks: Task[] = [];
  readonly #seen = new Set<string>();

  /** `cluster` is its name. */
  constructor(cluster: string, guard: Guard) {
    this.#cluster = cluster;
    this.#guard = guard;
  }

  add(object: KubernetesObject, parent: FluxKustomization | undefined): void {
    const namespace = object.namespace || (parent?.namespace ?? FLUX_NAMESPACE);
    const id = applierId({ namespace, name: object.name });
    if (this.#seen.has(id)) return;
    this.#seen.add(id);
    if (this.#seen.size <= MAX_RECONCILERS) this.#tasks.push({ object, namespace, parent });
    else if (this.#seen.size === MAX_RECONCILERS + 1) this.#stop(`${MAX_RECONCILERS} Kustomizations`, object);
  }

  /** The next one; undefined if there is none, or if the cluster has too many objects. */
  next(objects: number): Task | undefined {
    const task = this.#tasks.shift();
    if (!task || objects <= MAX_OBJECTS) return task;
    this.#stop(`${MAX_OBJECTS} objects`, task.object);
    this.#tasks.length = 0;
    return undefined;
  }

  #stop(why: string, { origin }: KubernetesObject): void {
    const what = `The cluster \`${this.#cluster}\``;
    this.#guard.leave({ what, at: origin }, `${what} has more than ${why}. gitops-gate did not check the rest.`);
    this.unknowns.push({
      kind: 'cluster',
      reason: `The cluster has more than ${why}. The rest is not known.`,
      origin,
      brings: ANYTHING,
    });
  }
}
