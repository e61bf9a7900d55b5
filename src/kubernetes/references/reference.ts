import type { KubernetesObject, Place } from '../object.ts';

/** A key of a ConfigMap or Secret that a reference needs. */
export interface NamedKey {
  readonly name: string;
  readonly at: Place;
}

/** An object that another one names: `without` says what happens if it does not exist. */
export interface NamedObject {
  /** The object that names it. */
  readonly object: KubernetesObject;
  /** `group/Kind`, the core group empty. */
  readonly groupKind: string;
  /** Empty for kinds without one. */
  readonly namespace: string;
  readonly name: string;
  readonly at: Place;
  /** Where its kind is written; undefined if the field decides the kind. */
  readonly kindAt: Place | undefined;
  /** Where its namespace is written, or would be; undefined if the field can only mean the namespace of the object itself. */
  readonly namespaceAt: Place | undefined;
  /** Whether the namespace is written. */
  readonly isNamespaceStated: boolean;
  /** The keys that it must have. */
  readonly keys: readonly NamedKey[];
  /** The port of a Service, by number or name. */
  readonly port: Place | undefined;
  /** The listener of a Gateway. */
  readonly listener: Place | undefined;
  /** What the object that names it cannot do without it: the end of a sentence about one such object, or about many. */
  readonly without: string;
  /** Whether a chart reads the name, which may make the object itself. */
  readonly isOfChart: boolean;
  /** Whether that chart only uses it and never makes it. */
  readonly isExisting: boolean;
  /** Whether only the key of the field says that it is read. */
  readonly isAssumed: boolean;
}

/** A field that names objects. */
export interface ReferenceField {
  /** The mapping that contains the name, as a path with dots; `*` means each item. */
  readonly in: string;
  /** The key of the name in it; `name` if not set. */
  readonly name?: string;
  /** The `group/Kind` that it names, or what it is if the mapping itself says so. */
  readonly to: string | StatedKind;
  /** Whether the mapping may set a `namespace`. */
  readonly crosses?: boolean;
  /** The keys that a ConfigMap or Secret must have, apart from those that the mapping names. */
  readonly needs?: readonly string[];
  /** What the object cannot do without it: the end of a sentence about one such object, or about many. */
  readonly without: string;
  /** Whether only its key says that it is read. */
  readonly isAssumed?: boolean;
}

/** A kind that a mapping sets with `kind` and `group` or `apiGroup`, with what they are if it does not. */
export interface StatedKind {
  readonly group: string;
  readonly kind: string;
}
