import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Removal } from './removal.ts';

/** What applies an object: a Kustomization, an Application. */
export interface Owner {
  /** `namespace/name`. */
  readonly id: string;
  /** Itself, or the ApplicationSet that makes it. */
  readonly object: KubernetesObject;
}

/** An object that one owner no longer applies, and may delete, while another one applies it from now on. */
export interface Handover {
  /** The object as the base has it, and what its owner does with it. */
  readonly removal: Removal;
  readonly from: Owner;
  /** Whether that goes itself. */
  readonly isFromGone: boolean;
  readonly to: Owner;
  /** The object as the head has it. */
  readonly after: KubernetesObject;
  /** Whether the old owner certainly acts before the new one, as the new one waits for it; else either may be first. */
  readonly isOldFirst: boolean;
  /** What is deleted with the object, as it applies others itself. */
  readonly content: readonly KubernetesObject[];
}
