import { spanOf } from '../findings/locate.ts';
import { groupBy } from '../grouping.ts';
import type { KubernetesObject, Place } from '../kubernetes/object.ts';
import type { ForeignTool } from '../policy/foreign-rules.ts';
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

/** The tools whose fields exist in the object: a schema says what a value is, and a policy also what is missing. */
const OF_SCHEMAS: ReadonlySet<ForeignTool> = new Set(['kubeconform', 'flux-schema']);

/**
 * The places of a result that a tool reports `count` times, of all objects that it can be about: each object that one line makes in
 * several clusters, but only as many lines as there are results.
 */
export function targetsAmong(
  objects: readonly KubernetesObject[],
  { subject, message, tool }: Pick<ForeignResult, 'subject' | 'message' | 'tool'>,
  count: number,
  edits: Edits,
): Choice {
  const all = objects.map((object) => ({ object, at: placeIn(object, subject) }));
  const fields = OF_SCHEMAS.has(tool) ? fitting(all, message) : all;
  if (linesOf(fields) <= count) return { targets: toTargets(fields, edits, subject.path !== undefined) };
  // Several clusters set the field in lines of their own: the object has one line.
  const whole = fields.map(({ object }) => ({ object, at: placeIn(object, {}) }));
  if (linesOf(whole) <= count) return { targets: toTargets(whole, edits, false) };
  return { targets: undefined, candidates: toTargets(fields, edits, true) };
}

interface Candidate {
  readonly object: KubernetesObject;
  readonly at: Place;
}

/** One target for all that one line makes of an object in several clusters. */
function toTargets(candidates: readonly Candidate[], edits: Edits, isField: boolean): Target[] {
  const groups = groupBy(candidates, (one) => `${lineOf(one)}\0${one.object.namespace}`);
  return [...groups.values()].map((group) => {
    const [{ at, object }] = group;
    return {
      ...{ at, object },
      builds: [...new Set(group.flatMap((one) => one.object.builds))].sort(),
      isEdited: group.some((one) => (isField ? edits.ofPlace(one.object, one.at) : edits.ofObject(one.object))),
    };
  });
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
  return new Set(candidates.map(lineOf)).size;
}

function lineOf({ at }: Candidate): string {
  const { file, start } = spanOf(at);
  return `${file.path}\0${start}`;
}
