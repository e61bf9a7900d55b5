import type { FieldPath } from '../terms/problem.ts';
import type { ValueChange } from './value-changes.ts';

/** An update of a field that the API server refuses. */
export interface Refusal extends ValueChange {
  /** The field that cannot be updated: the value itself or one above it. */
  readonly field: FieldPath;
  /** Only an update by server-side apply is refused, as it leaves what the server has filled in. */
  readonly isServerSide?: boolean;
  /** What the schema of a custom resource says of it. */
  readonly rule?: string;
  /** Whether the cluster may have another schema, which does not refuse it. */
  readonly isUnsure?: boolean;
}
