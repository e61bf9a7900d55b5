import type { KubernetesObject, Place } from '../../../kubernetes/object.ts';

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

/** A field by which an object names another one. */
export interface FieldReference extends ObjectReference {
  readonly kind: string;
  /** The places of the field's own fields; the one of the namespace exists only if it is written. */
  readonly at: { readonly name: Place; readonly namespace: Place };
  /** Whether the field can name another namespace than that of its object. */
  readonly mayNameNamespace: boolean;
}
