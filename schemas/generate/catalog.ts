import type { RemovedVersion, Replacement } from '../../src/kubernetes/bundled-schemas.ts';

/** A JSON Schema as a generator gives it. */
export type Schema = Record<string, unknown>;

/** A kind with its versions by name. */
export interface Kind<Version> {
  readonly scope: string;
  readonly plural: string;
  readonly versions: Record<string, Version>;
}

/** Kinds by `group/Kind`. */
export type Kinds<Version> = Record<string, Kind<Version>>;

/** A version of a kind that a CustomResourceDefinition defines. */
export interface CustomVersion {
  /** Undefined where the version is not served. */
  readonly schema: Schema | undefined;
  /** The schemas of earlier releases, where they differ and both are in use. */
  readonly older?: readonly Schema[];
  readonly storage?: boolean;
  /** The API server's warning. */
  readonly deprecated: string | undefined;
}

/** When a version of a built-in kind came and goes. */
export interface Lifecycle {
  readonly introduced?: string | undefined;
  readonly deprecated?: { readonly from?: string; readonly warning: string } | undefined;
  readonly removed?: string | undefined;
  readonly replacement?: Replacement | undefined;
}

/** A version of a built-in kind; `schema` is the name of its definition. */
export interface BuiltInVersion {
  readonly schema: string;
  readonly lifecycle: Lifecycle;
}

/** The kinds of a Flux minor, or of another product. */
export interface CustomPart {
  readonly kinds: Kinds<CustomVersion>;
}

/** The kinds of a Kubernetes minor, their definitions, and the versions that were removed up to it. */
export interface KubernetesPart {
  readonly kinds: Kinds<BuiltInVersion>;
  readonly removed: readonly RemovedVersion[];
  readonly definitions: Record<string, Schema>;
}

/** All that the schema files hold: Flux and Kubernetes by minor, other products by name. */
export interface Catalog {
  readonly flux: Record<string, CustomPart>;
  readonly kubernetes: Record<string, KubernetesPart>;
  readonly custom: Record<string, CustomPart>;
}

/** A member of a record that has to be there. */
export function member<Value>(record: Readonly<Record<string, Value>>, name: string): Value {
  const value = record[name];
  if (value === undefined) throw new Error(`There is no ${name}.`);
  return value;
}
