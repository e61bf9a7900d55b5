import type { FieldPath, SchemaFix } from '../../src/kubernetes/terms/problem.ts';
import type { YamlMap, YamlValue } from '../../src/yaml/value.ts';
import type { Draft } from './json-schema.ts';

/** What a schema rejects: a key that it does not name, a value that it requires, a value of another type, or one that it does not allow. */
export interface Violation {
  readonly kind: 'unknown-field' | 'missing-field' | 'wrong-type' | 'wrong-value';
  /** The value, or the place where a missing one would be. */
  readonly path: FieldPath;
  /** One or two sentences; never a secret's value. */
  readonly message: string;
  /** The types that the schema takes, if the value is of none of them. */
  readonly types?: readonly string[];
  readonly fix?: SchemaFix | undefined;
}

/** What a schema says of a value: it is right if there are no violations, and all of it is known. */
export interface Outcome {
  readonly violations: readonly Violation[];
  /** Whether nothing that is not known could bring more violations. */
  readonly isKnown: boolean;
}

export const RIGHT: Outcome = { violations: [], isKnown: true };
export const UNKNOWN: Outcome = { violations: [], isKnown: false };

/** A schema that is being applied to the values of a chart. */
export interface Evaluation {
  readonly draft: Draft | undefined;
  /** What a part of the schema says of the value at a path. */
  check(value: YamlValue, schema: YamlValue | undefined, path: FieldPath): Outcome;
  /** Whether something that is not known may set the value at a path, or a part of it. */
  isOpen(path: FieldPath): boolean;
  /** Counts work; false if there has been too much of it. */
  spend(work: number): boolean;
}

/** A value, its path, and the schema for it. */
export interface Subject<V extends YamlValue = YamlValue> {
  readonly value: V;
  readonly schema: YamlMap;
  readonly path: FieldPath;
}

export function violated(violation: Violation): Outcome {
  return { violations: [violation], isKnown: true };
}

/** Several schemas that all apply. */
export function every(outcomes: readonly Outcome[]): Outcome {
  const telling = outcomes.filter((outcome) => outcome !== RIGHT);
  if (telling.length < 2) return telling[0] ?? RIGHT;
  return {
    violations: telling.flatMap(({ violations }) => violations),
    isKnown: telling.every(({ isKnown }) => isKnown),
  };
}

/** Whether a value is certainly right. */
export function isRight({ violations, isKnown }: Outcome): boolean {
  return violations.length === 0 && isKnown;
}

/** Whether a value is certainly wrong. */
export function isWrong({ violations }: Outcome): boolean {
  return violations.length > 0;
}
