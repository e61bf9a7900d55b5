import type { Replacement } from '../bundled-schemas.ts';
import type { InstalledVersion } from '../installed.ts';
import type { ObjectSchema } from '../terms/schema.ts';

/** The status of an object's version for the targets. */
export interface VersionStatus {
  readonly status: 'served' | 'removed' | 'not-yet' | 'unknown-version' | 'unknown-kind';
  /** `flux`, `kubernetes`, another product, or `repository` for a definition that the repository contains itself. */
  readonly product: string;
  /** The schemas that check the object, the best match first. None if no schema is known. */
  readonly schemas: readonly JudgingSchema[];
  /** Whether the object must suit every schema, or any. */
  readonly demand: 'every' | 'any';
  /** What is said of the targets rests on a guess. */
  readonly guessed: boolean;
  /** The minors among the targets that do not serve the version. */
  readonly missing: readonly string[];
  /**
   * The last minor that served a removed version, the first that will serve one not yet there; of an operator, the first version
   * that does not serve it.
   */
  readonly boundary?: string | undefined;
  /** The version of an operator that the repository installs, where it decides whether a version is served. */
  readonly installed?: InstalledVersion | undefined;
  readonly replacement?: Replacement | undefined;
  /** The versions of the kind that a target serves, the best first. */
  readonly versions: readonly string[];
  readonly deprecated?: Deprecation | undefined;
}

/** A schema that checks an object. */
export interface JudgingSchema {
  /** The minors among the targets whose schema it is. None if the product is not followed by minors, or none of them serves the version. */
  readonly minors: readonly string[];
  read(): ObjectSchema;
}

/** A version that is served and will go. */
export interface Deprecation {
  /** What the API server or a release of the operator says. */
  readonly warning: string;
  /** The last minor that serves it, if that is known. */
  readonly last: string | undefined;
  /** Whether only a later version of an operator says so than the one that the repository installs. */
  readonly isLater?: boolean;
  /** The minors among the targets in which it is deprecated. None if that is not known of single minors. */
  readonly minors: readonly string[];
}

/** The status of a kind that is not known. */
export const UNKNOWN: VersionStatus = {
  status: 'unknown-kind',
  product: '',
  schemas: [],
  demand: 'any',
  guessed: true,
  missing: [],
  versions: [],
};
