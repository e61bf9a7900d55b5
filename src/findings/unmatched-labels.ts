import type { KubernetesObject, Place } from '../kubernetes/object.ts';
import type { Problem } from './problem.ts';

/** An entry of a list of objects that selects by labels, of which no object of its kind and namespace has one. */
export interface UnmatchedLabels {
  readonly object: KubernetesObject;
  readonly kind: string;
  readonly namespace: string;
  /** The label that no object has. */
  readonly key: string;
  readonly value: string;
  readonly at: Place;
  /** The value of that label that was meant, if a typo explains the difference. */
  readonly near: string | undefined;
}

/** The problem of an entry that selects nothing by its labels; `consequence` is the end of a sentence about its object. */
export function withoutMatch(
  { object, kind, namespace, key, value, at, near }: UnmatchedLabels,
  consequence: string,
): Problem {
  const advice = near === undefined ? 'Correct the label, or add it to the objects.' : `Did you mean \`${near}\`?`;
  return {
    at,
    object,
    severity: 'warning',
    message: `No ${kind} in namespace \`${namespace}\` has the label \`${key}: ${value}\`, so ${object.kind} \`${object.name}\` ${consequence}. ${advice}`,
    values: [kind, namespace, key, value],
    fix: near,
  };
}
