import type { Dialect } from './signatures.ts';
import type { Type } from './type.ts';

/** Why an expression does not compile: the end of a sentence about it. */
export class TypeFault extends Error {}

/** What an expression sees. */
export interface Scope {
  readonly dialect: Dialect;
  /** The types of names. */
  readonly types: ReadonlyMap<string, Type>;
  /** Whether lists may have elements of several types, as in the arguments of `format`. */
  readonly isMixed?: boolean;
}

/** A scope with more names. */
export function withNames(scope: Scope, names: Iterable<readonly [string, Type]>): Scope {
  return { ...scope, types: new Map([...scope.types, ...names]) };
}
