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
  | 'broken-rule';

/**
 * A repair that is certainly right. `quote`: the scalar as written becomes a string. `value`: another string. `raw`: a scalar that
 * is no string, as YAML. `rename`: another key.
 */
export type SchemaFix =
  | { readonly kind: 'quote' }
  | { readonly kind: 'value'; readonly text: string }
  | { readonly kind: 'raw'; readonly text: string }
  | { readonly kind: 'rename'; readonly text: string };

/** What is wrong with one field of an object. */
export interface SchemaProblem {
  readonly kind: SchemaProblemKind;
  /** The field; for a missing one where it would stand. */
  readonly path: FieldPath;
  /** One or two sentences; never a secret's value. */
  readonly message: string;
  /** What tells this problem from others of the same field: part of its fingerprint. */
  readonly values: readonly string[];
  /** The field that was most likely meant, where another one stands at `path`. */
  readonly meant?: FieldPath | undefined;
  readonly fix?: SchemaFix | undefined;
  /** Other fields with the same cause. */
  readonly also?: readonly FieldPath[];
  /** Only likely: what rejects the value may have been told to take it. */
  readonly unsure?: boolean;
}
