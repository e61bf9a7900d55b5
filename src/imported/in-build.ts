import { spanOf } from '../findings/locate.ts';
import { groupBy } from '../grouping.ts';
import type { KubernetesObject, Place } from '../kubernetes/object.ts';
import { isList } from '../yaml/value.ts';
import type { Edits } from './edits.ts';
import { placeIn, type Target } from './in-source.ts';
import type { ForeignResult } from './result.ts';

/** Where a result is about some of the objects with its name: at these places, or it cannot be said at which of several. */
export type Choice =
  | { readonly targets: readonly Target[] }
  | { readonly targets: undefined; readonly candidates: readonly Target[] };

/** What a schema says of the type of a value. */
const TYPE = /\b(?:got|but got|not) (string|number|integer|boolean|null|object|array)\b/;

/**
 * The places of a result that a tool reports `count` times, of all objects that it can be about: each object that one line makes in
 * several clusters, but only as many lines as there are results.
 */
export function targetsAmong(
  objects: readonly KubernetesObject[],
  { subject, message }: Pick<ForeignResult, 'subject' | 'message'>,
  count: number,
  edits: Edits,
): Choice {
  const fields = fitting(
    objects.map((object) => ({ object, at: placeIn(object, subject) })),
    message,
  );
  if (linesOf(fields) <= count)
    return { targets: fields.map((one) => toTarget(one, edits, subject.path !== undefined)) };
  // Several clusters set the field in lines of their own: the object has one line.
  const whole = fields.map(({ object }) => ({ object, at: placeIn(object, {}) }));
  const candidates = fields.map((one) => toTarget(one, edits, true));
  if (linesOf(whole) > count) return { targets: undefined, candidates };
  return { targets: whole.map((one) => toTarget(one, edits, false)) };
}

interface Candidate {
  readonly object: KubernetesObject;
  readonly at: Place;
}

function toTarget({ object, at }: Candidate, edits: Edits, isField: boolean): Target {
  return { at, object, isEdited: isField ? edits.ofPlace(object, at) : edits.ofObject(object) };
}

/** The candidates whose value a message can be about: those that have the field, with a value of the type that it says. */
function fitting(candidates: readonly Candidate[], message: string): readonly Candidate[] {
  const existing = candidates.filter(({ at }) => at.exists);
  const type = TYPE.exec(message)?.[1];
  const typed = type === undefined ? existing : existing.filter(({ at }) => isOfType(at.value, type));
  return [typed, existing].find((some) => some.length > 0) ?? candidates;
}

function isOfType(value: Place['value'], type: string): boolean {
  if (value === null) return type === 'null';
  if (typeof value === 'object') return type === (isList(value) ? 'array' : 'object');
  return typeof value === (type === 'integer' ? 'number' : type);
}

function linesOf(candidates: readonly Candidate[]): number {
  return groupBy(candidates, ({ at }) => {
    const { file, start } = spanOf(at);
    return `${file.path}\0${start}`;
  }).size;
}
