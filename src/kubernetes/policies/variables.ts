import { NotKnown } from '../cel/failure.ts';
import { CelMap, type CelValue } from '../cel/values.ts';
import type { Variable } from './policy.ts';

/** Evaluates the expression of a variable, which sees some of the variables. */
export type EvaluateVariable = (expression: string, visible: Variables) => CelValue;

/** The variables that an expression sees as `variables`. Each is evaluated when it is first read, and once. */
export class Variables extends CelMap {
  readonly #declared: readonly Variable[];
  readonly #visible: number;
  readonly #evaluate: EvaluateVariable;
  readonly #results: Map<string, { readonly value: CelValue } | { readonly failure: unknown }>;

  constructor(
    declared: readonly Variable[],
    evaluate: EvaluateVariable,
    visible = declared.length,
    results: Variables | undefined = undefined,
  ) {
    super();
    this.#declared = declared;
    this.#visible = visible;
    this.#evaluate = evaluate;
    this.#results = results ? results.#results : new Map();
  }

  get size(): number {
    return this.#visible;
  }

  get(key: CelValue): CelValue {
    const at = this.#place(key);
    const variable = this.#declared[at];
    if (!variable) throw new NotKnown('a variable is not declared');
    let result = this.#results.get(variable.name);
    if (!result) {
      result = this.#resultOf(variable, new Variables(this.#declared, this.#evaluate, at, this));
      this.#results.set(variable.name, result);
    }
    if ('failure' in result) throw result.failure;
    return result.value;
  }

  has(key: CelValue): boolean {
    return this.#place(key) !== -1;
  }

  keys(): readonly CelValue[] {
    return this.#declared.slice(0, this.#visible).map(({ name }) => name);
  }

  #place(key: CelValue): number {
    return this.#declared.findIndex(({ name }, at) => name === key && at < this.#visible);
  }

  #resultOf(
    { expression }: Variable,
    visible: Variables,
  ): { readonly value: CelValue } | { readonly failure: unknown } {
    try {
      return { value: this.#evaluate(expression, visible) };
    } catch (failure) {
      return { failure };
    }
  }
}
