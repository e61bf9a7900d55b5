import type { Place } from '../kubernetes/object.ts';

/** A field that stops a reconciler from doing a part of its work for an object. */
export interface Switch {
  readonly at: Place;
  /** What sets it, as the end of a sentence: `sets x: y`. */
  readonly deed: string;
  /** What does not happen after the merge, as a sentence. */
  readonly effect: string;
  /** Whether it is worth a word on an object that is new, too: nothing of the object then has any effect. */
  readonly stopsAll: boolean;
}

/** The switch of a field that is set to a value. */
export function switchAt(at: Place, effect: string, stopsAll: boolean): Switch {
  return { at, deed: `sets \`${at.path.at(-1)}: ${String(at.value)}\``, effect, stopsAll };
}

/** Whether a field has a value, in any case. */
export function isSwitchedTo({ value }: Place, expected: string): boolean {
  return typeof value === 'string' && value.toLowerCase() === expected;
}
