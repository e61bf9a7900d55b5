import type { KubernetesObject, Place } from '../kubernetes/object.ts';
import type { Origin } from '../yaml/origin.ts';
import type { Problem } from './problem.ts';

/** The related place where something is defined, under its name and kind. None if the place is not known. */
export function definedAt(name: string, at: Place | Origin | undefined, kind = ''): NonNullable<Problem['related']> {
  return at ? [{ at, message: `${kind === '' ? '' : `${kind} `}\`${name}\` is defined here` }] : [];
}

/** The related place where an object is defined. */
export function objectDefinedAt(object: KubernetesObject | undefined): NonNullable<Problem['related']> {
  return object ? definedAt(object.name, object.at('metadata', 'name'), object.kind) : [];
}
