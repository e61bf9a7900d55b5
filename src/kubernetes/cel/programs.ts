import { Environment } from '@marcbachmann/cel-js';
import { compile } from './compile.ts';
import { NotKnown, type Runaway } from './failure.ts';
import { type Evaluate, LONGEST_EXPRESSION, Scope } from './program.ts';

const VARIABLES = new Scope('oldSelf', new Scope('self'));

/** Expressions as programs, each compiled once. Their variables are `self` (slot 0) and `oldSelf` (slot 1). */
export class Programs {
  readonly #environment = new Environment({
    enableOptionalTypes: true,
    limits: { maxAstNodes: 5_000, maxDepth: 100 },
  });
  readonly #programs = new Map<string, Evaluate | NotKnown>();

  /** The program of an expression, or why there is none. */
  get(expression: string): Evaluate | NotKnown {
    let program = this.#programs.get(expression);
    if (program === undefined) {
      program = this.#compile(expression);
      this.#programs.set(expression, program);
    }
    return program;
  }

  /** An expression that ran away once is not run again. */
  giveUp(expression: string, runaway: Runaway): void {
    this.#programs.set(expression, runaway);
  }

  #compile(expression: string): Evaluate | NotKnown {
    if (expression.length > LONGEST_EXPRESSION) return new NotKnown('the expression is too long');
    try {
      return compile(this.#environment.parse(expression).ast, VARIABLES);
    } catch (failure) {
      const why = failure instanceof RangeError ? 'is nested too deeply' : 'cannot be read here';
      return new NotKnown(`the expression ${why}`);
    }
  }
}
