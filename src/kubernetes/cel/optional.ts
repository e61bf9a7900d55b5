import { Mismatch } from './failure.ts';
import type { Evaluate } from './program.ts';
import { Optional } from './values.ts';

/** That a value is none of those that may be missing. */
export function noOptional(): never {
  throw new Mismatch('a value is not an optional');
}

/** `optional.or(…)` and `orValue(…)`, which need their argument only if there is no value. */
export function otherwise(receiver: Evaluate, other: Evaluate, unwrap: boolean): Evaluate {
  return (frame) => {
    const value = receiver(frame);
    // A value that is no optional is its own (cel-go up to 0.27, and Kyverno).
    if (!(value instanceof Optional)) return unwrap ? value : noOptional();
    if (value.value === undefined) return other(frame);
    return unwrap ? value.value : value;
  };
}
