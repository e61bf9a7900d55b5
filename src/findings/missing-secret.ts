import type { KubernetesObject, Place } from '../kubernetes/object.ts';
import { objectDefinedAt } from './defined-at.ts';
import type { Problem } from './problem.ts';

/** What creates a Secret. */
interface SecretSource {
  readonly name: string;
  readonly namespace: string;
  readonly object: KubernetesObject;
}

/** A Secret that a field of an object names and that a cluster likely does not have, with what it has instead. */
export interface AbsentSecret {
  readonly reference: {
    readonly object: KubernetesObject;
    readonly namespace: string;
    readonly name: string;
    readonly at: { readonly name: Place };
  };
  readonly near: SecretSource | undefined;
  readonly elsewhere: readonly SecretSource[];
  readonly isRemoved: boolean;
}

/** What a rule says of a Secret that is missing. */
export interface SecretLoss {
  /** What the object that names it does without it: the end of a sentence after its kind and name. */
  readonly consequence: string;
  /** Whether the policy file lists what comes from elsewhere. */
  readonly isClosed: boolean;
}

/** The problem that a Secret seems to be missing. */
export function missingSecret(
  { reference, near, elsewhere, isRemoved }: AbsentSecret,
  { consequence, isClosed }: SecretLoss,
): Problem {
  const { object, namespace, name, at } = reference;
  const subject = `${object.kind} \`${object.name}\``;
  const [other] = elsewhere;
  const start = other
    ? `Secret \`${name}\` is in namespace \`${other.namespace}\`, but ${subject} looks for it in \`${namespace}\``
    : `Secret \`${name}\` does not seem to exist in namespace \`${namespace}\``;
  const advice = near
    ? `Did you mean \`${near.name}\`?`
    : other
      ? `Create it in \`${namespace}\`.`
      : `Correct the name, or create it${isClosed ? ', or add it to `externals` in the policy file' : ''}.`;
  const removal = isRemoved ? ' This change removes it.' : '';
  return {
    at: at.name,
    object,
    severity: 'warning',
    message: `${start}. Without it, ${subject} ${consequence}.${removal} ${advice}`,
    fix: near?.name,
    related: objectDefinedAt(near?.object ?? other?.object),
    values: [namespace, name],
    cause: [namespace, name],
  };
}
