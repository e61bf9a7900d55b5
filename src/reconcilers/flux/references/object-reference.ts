import type { KubernetesObject } from '../../../kubernetes/object.ts';

/** `group/Kind`, namespace and name. */
export interface ObjectName {
  readonly groupKind: string;
  readonly namespace: string;
  readonly name: string;
}

/** An object that another one of its cluster names. */
export interface ObjectReference extends ObjectName {
  /** The object that names it. */
  readonly object: KubernetesObject;
}
