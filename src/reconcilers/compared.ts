import type { KubernetesObject } from '../kubernetes/object.ts';
import type { DeployedSet } from './deployed.ts';

/** What else two revisions deploy, overlays among it. */
export interface ComparedSets {
  readonly base: readonly DeployedSet[];
  readonly head: readonly DeployedSet[];
}

/** What applies an object from now on. */
export interface Successor {
  /** `namespace/name`. */
  readonly id: string;
  /** An Application, or the ApplicationSet that makes it. */
  readonly by: KubernetesObject;
  readonly object: KubernetesObject;
}
