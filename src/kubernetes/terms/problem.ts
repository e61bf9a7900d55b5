/** A path into an object: keys and positions. */
export type FieldPath = readonly (string | number)[];

export type SchemaProblemKind =
  | 'unknown-field'
  | 'missing-field'
  | 'wrong-type'
  | 'wrong-value'
  | 'duplicate-entry'
  | 'invalid-name'
  | 'invalid-label'
  | 'lost-text'
  | 'broken-rule';

/**
 * A fix that is certainly correct. `quote`: the scalar becomes a string as written. `value`: another string. `raw`: a scalar that
 * is not a string, as YAML. `rename`: another key. `before`: a field that is missing next to it.
 */
export type SchemaFix =
  | { readonly kind: 'quote' }
  | { readonly kind: 'value'; readonly text: string }
  | { readonly kind: 'raw'; readonly text: string }
  | { readonly kind: 'rename'; readonly text: string }
  | { readonly kind: 'before'; readonly text: string };

/** Minors from one on (itself included), before one (itself excluded), or both. */
export interface MinorRange {
  readonly from?: string;
  readonly before?: string;
}

/** What is wrong with one field of an object. */
export interface SchemaProblem {
  readonly kind: SchemaProblemKind;
  /** The field, or the place where a missing field would be. */
  readonly path: FieldPath;
  /** One or two sentences; never a secret's value. */
  readonly message: string;
  /** What distinguishes this problem from others of the same field. Part of its fingerprint. */
  readonly values: readonly string[];
  /** The field that was most likely meant, if there is another one at `path`. */
  readonly meant?: FieldPath | undefined;
  readonly fix?: SchemaFix | undefined;
  /** Other fields with the same cause. */
  readonly also?: readonly FieldPath[];
  /** The minors of Kubernetes that reject it, where others take it. */
  readonly rejectedBy?: MinorRange | undefined;
  /** The fields that the field contradicts: either may be the wrong one. */
  readonly against?: readonly FieldPath[] | undefined;
  /** Only server-side apply rejects it. */
  readonly isServerSide?: boolean;
  /** Only likely: whatever rejects the value may be configured to accept it. */
  readonly unsure?: boolean;
}
