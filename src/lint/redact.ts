import { spanOf } from '../findings/locate.ts';
import type { Loss } from '../findings/loss.ts';
import type { NamedSecret, Problem, ProblemFix } from '../findings/problem.ts';
import { type KubernetesObject, type ObjectIdentity, Place } from '../kubernetes/object.ts';
import { MASK } from '../masking/mask.ts';
import type { Redactor } from '../masking/redactor.ts';
import { Origin } from '../yaml/origin.ts';

/** The problem as it may be shown and compared: its texts quote nothing hidden, and it has no fix that would write it out. */
export function redacted(problem: Problem, object: KubernetesObject | undefined, redactor: Redactor): Problem {
  const { at, instead, message, values, related, fix, secrets = [] } = problem;
  const names = secrets.map(({ key }) => key);
  hideSecretsOf(problem, redactor);
  if (object) names.push(object.name, object.namespace, object.kind, object.stated.name, object.stated.namespace);
  const places = [at, instead, ...(related ?? []).map((one) => one.at)].flatMap((place) =>
    place ? originsOf(place) : [],
  );
  const clear = (text: string): string => redactor.message(text, places, names);
  return {
    ...problem,
    message: clear(message),
    ...(values && { values: values.map((value) => (isHidden(value, at, redactor) ? MASK : redactor.text(value))) }),
    ...(related && { related: related.map((one) => ({ at: one.at, message: clear(one.message) })) }),
    fix: fix === undefined || reveals(fix, at, redactor) ? undefined : fix,
  };
}

/** Hides what a rule takes for a secret, whatever it looks like to others. */
export function hideSecretsOf({ secrets = [], at, related = [] }: Problem, redactor: Redactor): void {
  if (secrets.length > 0)
    for (const place of [at, ...related.map((one) => one.at)])
      if (!isPathOfSecret(place, secrets)) redactor.hideValue(place);
}

/** Whether a place names the file of a secret, and has none itself. */
function isPathOfSecret(place: Place | Origin, secrets: readonly NamedSecret[]): boolean {
  const { file, start, end } = spanOf(place);
  const path = file.text.slice(start, end).replace(/^(["'])(.*)\1$/, '$2');
  return secrets.some(({ key, isInFile }) => isInFile === true && key === path);
}

/** Whether a value is that of a place that is hidden. */
function isHidden(value: string, at: Place | Origin, redactor: Redactor): boolean {
  return at instanceof Place && typeof at.value !== 'object' && `${at.value}` === value && redactor.hides(at.origin);
}

/** Who an object is, without what a hidden value made of it. */
export function redactedIdentity(
  { apiVersion, kind, namespace, name }: ObjectIdentity,
  redactor: Redactor,
): ObjectIdentity {
  const clear = (text: string): string => redactor.text(text);
  return { apiVersion: clear(apiVersion), kind: clear(kind), namespace: clear(namespace), name: clear(name) };
}

/** A loss without what a hidden value made of its names. */
export function redactedLoss({ cluster, object, within }: Loss, redactor: Redactor): Loss {
  return {
    cluster: redactor.text(cluster),
    object: redactedIdentity(object, redactor),
    within: within.map((one) => redactedIdentity(one, redactor)),
  };
}

/** The range that is shown for a place, what wrote its value and what had a part in it. */
function originsOf(at: Place | Origin): Origin[] {
  const { file, start, end } = spanOf(at);
  const origins = [new Origin(file, start, start, start, end)];
  for (let origin: Origin | undefined = at instanceof Origin ? at : at.origin; origin; origin = origin.related)
    origins.push(origin);
  return origins;
}

/** Whether a fix changes something hidden, or writes it somewhere. */
function reveals(fix: string | ProblemFix, at: Place | Origin, redactor: Redactor): boolean {
  if (typeof fix === 'string') return redactor.hides(spanOf(at)) || redactor.text(fix) !== fix;
  return fix.edits.some((edit) => redactor.hides(edit.at) || redactor.text(edit.text) !== edit.text);
}
