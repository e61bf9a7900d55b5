import { Budget, CelError, NotKnown } from '../cel/failure.ts';
import { Programs } from '../cel/programs.ts';
import { Reads } from '../cel/reads.ts';
import { ExpressionSyntax } from '../cel/syntax.ts';
import type { FieldPath } from '../terms/problem.ts';
import { Evaluation, INPUTS, type PolicyInput, type Result } from './evaluation.ts';
import type { PolicyExpressions, Validation } from './policy.ts';

/** A validation that an object breaks, or whose evaluation fails. */
export interface Violation<V extends Validation = Validation> {
  /** Undefined if a match condition fails. */
  readonly validation: V | undefined;
  /** What the author says; undefined if it is nothing. */
  readonly message: string | undefined;
  /** The error of the API server, which names keys, never values. */
  readonly error: string | undefined;
  /** The field of the object that decided it, if it reads one. */
  readonly path: FieldPath | undefined;
  /** All fields of the object that it reads. */
  readonly paths: readonly FieldPath[];
}

/** What a policy may spend for one object, and what all may together. */
const POLICY_STEPS = 2_000_000;
const RUN_STEPS = 100_000_000;

/** Evaluates the expressions of policies on objects, as the API server does at admission. */
export class PolicyEvaluator {
  readonly #programs = new Programs(...INPUTS);
  readonly #budget = new Budget(RUN_STEPS);
  readonly syntax = new ExpressionSyntax();

  /** What of a policy an object breaks; nothing where the policy does not apply, and of what is not known. */
  violations<V extends Validation>(policy: PolicyExpressions<V>, input: PolicyInput): Violation<V>[] {
    const budget = new Budget(POLICY_STEPS, this.#budget);
    const plain = new Evaluation(this.#programs, policy, input, budget);
    const trace = (expression: string, validation?: V): Violation<V>[] => {
      const reads = new Reads();
      const traced = new Evaluation(this.#programs, policy, input, budget, reads);
      return describe(traced, expression, validation, reads, input.isSecret);
    };
    const conditions = policy.conditions.map((condition) => plain.result(condition));
    const failing = policy.conditions[conditions.findIndex((result) => result instanceof CelError)];
    const applies = conjunction(conditions);
    if (applies instanceof CelError) return trace(failing ?? '');
    if (applies !== true) return [];
    return policy.validations.flatMap((validation) =>
      isBroken(plain.result(validation.expression)) ? trace(validation.expression, validation) : [],
    );
  }
}

/** The violation that an expression is, with what it reads. */
function describe<V extends Validation>(
  traced: Evaluation,
  expression: string,
  validation: V | undefined,
  reads: Reads,
  isSecret: boolean,
): Violation<V>[] {
  const result = traced.result(expression);
  if (!isBroken(result)) return [];
  const { last: path } = reads;
  const paths = [...reads.paths];
  const error = result instanceof CelError ? result.message : undefined;
  const computed = error === undefined && !isSecret ? traced.text(validation?.messageExpression) : undefined;
  return [{ validation, message: computed ?? (validation?.message?.trim() || undefined), error, path, paths }];
}

function isBroken(result: Result): boolean {
  return result === false || result instanceof CelError;
}

/** Whether all conditions are true. One that is false decides; what is not known comes before errors. */
function conjunction(results: readonly Result[]): boolean | CelError | NotKnown {
  if (results.includes(false)) return false;
  const unknown = results.find((result) => typeof result !== 'boolean' && !(result instanceof CelError));
  if (unknown !== undefined)
    return unknown instanceof NotKnown ? unknown : new NotKnown('a condition is not a boolean');
  return results.find((result) => result instanceof CelError) ?? true;
}
