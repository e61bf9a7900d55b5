import type { KubernetesObject, Place } from '../kubernetes/object.ts';
import { askedObject } from './asks-for.ts';
import { objectDefinedAt } from './defined-at.ts';
import type { Problem } from './problem.ts';

/** What creates a Secret. */
interface SecretSource {
  readonly name: string;
  readonly namespace: string;
  readonly object: KubernetesObject;
}

/** A Secret that a field of an object names and that a cluster does not have, or likely so, with what it has instead. */
export interface AbsentSecret {
  readonly reference: {
    readonly object: KubernetesObject;
    readonly namespace: string;
    readonly name: string;
    readonly at: { readonly name: Place };
  };
  readonly near: SecretSource | undefined;
  readonly elsewhere: readonly SecretSource[];
  /** What creates it in the base, where this change removes that. */
  readonly removed: KubernetesObject | undefined;
  readonly isCertain: boolean;
}

/** What a rule says of a Secret that is missing. */
export interface SecretLoss {
  /** What the object that names it cannot do without it: the end of a sentence about one such object, or about many. */
  readonly consequence: string;
  /** Whether the policy file lists what comes from elsewhere. */
  readonly isClosed: boolean;
}

/** The problem that a Secret is missing, or seems to be. */
export function missingSecret(absence: AbsentSecret, loss: SecretLoss): Problem {
  const { reference, near, elsewhere, removed, isCertain } = absence;
  const { object, namespace, name, at } = reference;
  const isItself = removed?.kind === 'Secret';
  return {
    at: at.name,
    object,
    severity: isCertain ? 'error' : 'warning',
    message: messageOf(absence, loss),
    fix: near?.name,
    related: objectDefinedAt(near?.object ?? elsewhere[0]?.object),
    values: [namespace, name],
    cause: [namespace, name],
    asksFor:
      removed && !isItself
        ? askedObject(removed)
        : askedObject({ groupKind: '/Secret', namespace, name }, { harm: loss.consequence }),
  };
}

function messageOf(
  { reference, near, elsewhere, removed, isCertain }: AbsentSecret,
  { consequence, isClosed }: SecretLoss,
): string {
  const { object, namespace, name } = reference;
  const subject = `${object.kind} \`${object.name}\``;
  const [other] = elsewhere;
  const removal = removed ? ` ${removalOf(removed)}` : '';
  if (other)
    return `Secret \`${name}\` is in namespace \`${other.namespace}\`, but ${subject} looks for it in \`${namespace}\`. Without it, ${subject} ${consequence}.${removal} Create it in \`${namespace}\`.`;
  const start = isCertain
    ? `Secret \`${name}\` does not exist in namespace \`${namespace}\`, so ${subject} ${consequence}.`
    : `Secret \`${name}\` does not seem to exist in namespace \`${namespace}\`. Without it, ${subject} ${consequence}.`;
  const advice = near
    ? `Did you mean \`${near.name}\`?`
    : `Correct the name, or create it${isClosed ? ', or add it to `externals` in the policy file' : ''}.`;
  return `${start}${removal} ${advice}`;
}

function removalOf({ kind, name, origin }: KubernetesObject): string {
  return kind === 'Secret'
    ? `This change removes it from \`${origin.file.path}\`.`
    : `This change removes ${kind} \`${name}\`, which creates it.`;
}
