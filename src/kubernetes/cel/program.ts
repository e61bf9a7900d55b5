import type { ASTNode } from '@marcbachmann/cel-js';
import { type Budget, CelError, Mismatch, NotKnown, Runaway } from './failure.ts';
import type { Reads } from './reads.ts';
import type { CelValue } from './values.ts';

/** Characters of an expression that is still read. */
export const LONGEST_EXPRESSION = 32_768;

/** What an evaluation works with: the values of its variables by slot (undefined: not known) and what it may still spend. */
export interface Frame {
  readonly slots: (CelValue | undefined)[];
  readonly budget: Budget;
  /** Keeps what is read, where that is asked for. */
  readonly reads?: Reads | undefined;
}

/** A compiled expression. It throws `CelError` for an error of the API server, `NotKnown` if there is no answer. */
export type Evaluate = (frame: Frame) => CelValue;

/** The variables that an expression sees, innermost first. */
export class Scope {
  readonly #name: string;
  readonly #outer: Scope | undefined;
  readonly slot: number;

  constructor(name: string, outer?: Scope) {
    this.#name = name;
    this.#outer = outer;
    this.slot = outer ? outer.slot + 1 : 0;
  }

  slotOf(name: string): number | undefined {
    return this.#name === name ? this.slot : this.#outer?.slotOf(name);
  }
}

/** Compiles a parsed expression for the variables of a scope: compile.ts does, which hands itself to the parts of it. */
export type Compile = (node: ASTNode, scope: Scope) => Evaluate;

/** Values that say yes or no, or fail to. */
export type Verdict = boolean | CelError | NotKnown;

/** The value of a condition, which must be true or false. */
export function isTrue(condition: Evaluate, frame: Frame): boolean {
  const value = condition(frame);
  if (typeof value !== 'boolean') throw new Mismatch('a condition is neither true nor false');
  return value;
}

/** Runs a condition whose failure another one may make up for. */
export function attempt(condition: Evaluate, frame: Frame): Verdict {
  try {
    const value = condition(frame);
    return typeof value === 'boolean' ? value : new Mismatch('a condition is neither true nor false');
  } catch (failure) {
    if (failure instanceof Runaway) throw failure;
    if (failure instanceof CelError || failure instanceof NotKnown) return failure;
    throw failure;
  }
}

/** What `||` (decisive: true) and `&&` (decisive: false) come to where neither side is decisive. What is not known may be. */
export function undecided(decisive: boolean, verdicts: Iterable<Verdict>): boolean {
  let error: CelError | NotKnown | undefined;
  for (const verdict of verdicts) {
    if (verdict instanceof NotKnown && !(verdict instanceof Mismatch)) throw verdict;
    if (typeof verdict !== 'boolean') error ??= verdict;
  }
  if (error) throw error;
  return !decisive;
}

export function constant(value: CelValue): Evaluate {
  return () => value;
}

/** A part of an expression that has no answer here. */
export function unsupported(what: string): Evaluate {
  return () => {
    throw new NotKnown(`${what} is not supported here`);
  };
}
