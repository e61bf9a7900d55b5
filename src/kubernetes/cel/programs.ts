import { Environment } from '@marcbachmann/cel-js';
import { compile } from './compile.ts';
import { NotKnown, type Runaway } from './failure.ts';
import { readable } from './notation.ts';
import { type Evaluate, LONGEST_EXPRESSION, Scope } from './program.ts';

/** Expressions with the same variables as programs, each compiled once. */
export class Programs {
  readonly #variables: Scope;
  readonly #environment = new Environment({
    enableOptionalTypes: true,
    limits: { maxAstNodes: 5_000, maxDepth: 100 },
  });
  readonly #programs = new Map<string, Evaluate | NotKnown>();

  /** `variables` are the names of the variables, in the order of their slots. */
  constructor(first: string, ...variables: readonly string[]) {
    this.#variables = variables.reduce((outer, name) => new Scope(name, outer), new Scope(first));
  }

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
      return compile(this.#environment.parse(readable(expression)).ast, this.#variables);
    } catch (failure) {
      const why = failure instanceof RangeError ? 'is nested too deeply' : 'cannot be read here';
      return new NotKnown(`the expression ${why}`);
    }
  }
}
