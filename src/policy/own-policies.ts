import { parseFieldPath } from '../kubernetes/cel/field-path.ts';
import type { PolicyExpressions, Validation } from '../kubernetes/policies/policy.ts';
import type { FieldPath } from '../kubernetes/terms/problem.ts';
import type { Severity } from '../severity.ts';
import type { Origin } from '../yaml/origin.ts';
import type { OriginAt } from './externals.ts';

/** Objects that a policy is for, or not for, as written. */
export interface MatchSettings {
  readonly kinds?: string | string[];
  readonly namespaces?: string | string[];
  readonly names?: string | string[];
  readonly labels?: Record<string, string>;
  readonly clusters?: string | string[];
}

/** An entry of `policies` as written. */
export interface OwnPolicySettings {
  readonly name: string;
  readonly match?: MatchSettings;
  readonly exclude?: MatchSettings;
  readonly variables?: { readonly name: string; readonly expression: string }[];
  readonly validations: {
    readonly expression: string;
    readonly message?: string;
    readonly messageExpression?: string;
    readonly level?: Severity;
    readonly fieldPath?: string;
  }[];
}

/** Which objects a policy is for; what is undefined matches all. In patterns, `*` is any text. */
export interface ObjectMatch {
  readonly kinds: readonly string[] | undefined;
  readonly namespaces: readonly string[] | undefined;
  readonly names: readonly string[] | undefined;
  readonly labels: ReadonlyMap<string, string>;
  readonly clusters: readonly string[] | undefined;
}

/** A validation of the policy file. */
export interface OwnValidation extends Validation {
  readonly level: Severity;
  /** Where its findings are shown; undefined at the field that decides it. */
  readonly fieldPath: FieldPath | undefined;
}

/** A policy that the policy file defines. */
export interface OwnPolicy extends PolicyExpressions<OwnValidation> {
  readonly name: string;
  readonly match: ObjectMatch;
  readonly exclude: ObjectMatch | undefined;
  /** The patterns of clusters in both, and where they are written. */
  readonly clusters: readonly { readonly pattern: string; readonly at: Origin | undefined }[];
}

/** The policies that `policies` of a policy file defines. */
export function ownPoliciesOf(settings: readonly OwnPolicySettings[] = [], originAt: OriginAt): OwnPolicy[] {
  return settings.map(({ name, match = {}, exclude, variables = [], validations }, index) => ({
    name,
    clusters: [
      ...clustersOf(match.clusters, ['policies', String(index), 'match', 'clusters'], originAt),
      ...clustersOf(exclude?.clusters, ['policies', String(index), 'exclude', 'clusters'], originAt),
    ],
    match: matchOf(match),
    exclude: exclude && matchOf(exclude),
    variables,
    conditions: [],
    validations: validations.map(({ expression, message, messageExpression, level = 'error', fieldPath }) => ({
      expression,
      message,
      messageExpression,
      level,
      fieldPath: fieldPath === undefined ? undefined : parseFieldPath(fieldPath),
    })),
  }));
}

function clustersOf(
  written: string | string[] = [],
  path: readonly string[],
  originAt: OriginAt,
): { pattern: string; at: Origin | undefined }[] {
  if (typeof written === 'string') return [{ pattern: written, at: originAt(path) }];
  return written.map((pattern, at) => ({ pattern, at: originAt([...path, String(at)]) }));
}

function matchOf({ kinds, namespaces, names, labels = {}, clusters }: MatchSettings): ObjectMatch {
  const list = (texts: string | string[] | undefined): string[] | undefined =>
    texts === undefined ? undefined : [texts].flat();
  return {
    kinds: list(kinds),
    namespaces: list(namespaces),
    names: list(names),
    labels: new Map(Object.entries(labels)),
    clusters: list(clusters),
  };
}
