import { getOrInsert } from '../../grouping.ts';
import { stringAt } from '../../yaml/value.ts';
import { Budget, CelError, NotKnown, Runaway } from '../cel/failure.ts';
import { ADMISSION_NAMES } from '../cel/names.ts';
import { Programs } from '../cel/programs.ts';
import { Reads } from '../cel/reads.ts';
import { ExpressionSyntax, type Sight } from '../cel/syntax.ts';
import type { Dialect } from '../cel/typing/signatures.ts';
import { UnknownRules } from '../cel/unknown-rules.ts';
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

/** What a policy says of an object. */
export interface PolicyVerdict<V extends Validation = Validation> {
  readonly violations: readonly Violation<V>[];
  /** Whether it took too many steps, so that a part of it was not evaluated. */
  readonly isOverrun: boolean;
}

/** What a policy may spend for one object, and what all may together. */
const POLICY_STEPS = 2_000_000;
const RUN_STEPS = 100_000_000;

/** Evaluates the expressions of policies on objects, as the API server does at admission. */
export class PolicyEvaluator {
  readonly #programs = new Programs(...INPUTS);
  readonly #budget = new Budget(RUN_STEPS);
  readonly #unknown = new UnknownRules();
  readonly #syntax = new ExpressionSyntax();
  readonly #compiling = new Map<string, boolean>();

  /** Expressions that had no answer, with how often and one example, a line each. */
  unknownExpressions(): readonly string[] {
    return this.#unknown.lines();
  }

  /** What of a policy an object breaks; nothing where the policy does not apply, and of what is not known. */
  judge<V extends Validation>(policy: PolicyExpressions<V>, input: PolicyInput): PolicyVerdict<V> {
    const budget = new Budget(POLICY_STEPS, this.#budget);
    const plain = new Evaluation(this.#programs, policy, input, budget);
    let isOverrun = false;
    const resultOf = (expression: string): Result => {
      const result = plain.result(expression);
      if (result instanceof NotKnown) this.#unknown.note(input.object, expression, result.message);
      isOverrun ||= result instanceof Runaway;
      return result;
    };
    const trace = (expression: string, validation?: V): Violation<V>[] => {
      const reads = new Reads();
      const traced = new Evaluation(this.#programs, policy, input, budget, reads);
      const telling = new Evaluation(this.#programs, policy, withoutSecrets(input), budget);
      return describe({ traced, telling, reads }, expression, validation);
    };
    const conditions = policy.conditions.map(resultOf);
    const failing = policy.conditions[conditions.findIndex((result) => result instanceof CelError)];
    const applies = conjunction(conditions);
    if (applies instanceof CelError) return { violations: trace(failing ?? ''), isOverrun };
    const validations = applies === true ? policy.validations : [];
    const violations = validations.flatMap((validation) =>
      isBroken(resultOf(validation.expression)) ? trace(validation.expression, validation) : [],
    );
    const annotations = applies === true ? (policy.annotations ?? []) : [];
    const failures = annotations.flatMap((annotation) =>
      resultOf(annotation.expression) instanceof CelError ? trace(annotation.expression, annotation) : [],
    );
    return { violations: [...violations, ...failures], isOverrun };
  }

  /** Whether the expressions of a policy compile, as far as is known; otherwise it is not in force. */
  compiles({ variables, conditions, validations }: PolicyExpressions, dialect: Dialect): boolean {
    const sight: Sight = { dialect, visible: dialect === 'kubernetes' ? ADMISSION_NAMES : undefined };
    const isRight = (expression: string, types: readonly string[]): boolean =>
      getOrInsert(
        this.#compiling,
        [dialect, types, expression].join('\0'),
        () => this.#syntax.fault(expression.trim(), types, sight) === undefined,
      );
    return (
      variables.every(({ expression }) => isRight(expression, [])) &&
      conditions.every((expression) => isRight(expression, ['bool'])) &&
      validations.every(
        ({ expression, messageExpression }) =>
          isRight(expression, ['bool']) && (messageExpression === undefined || isRight(messageExpression, ['string'])),
      )
    );
  }
}

/** What messages may quote: no secret of the object, and nothing of what it was or of a Secret with parameters. */
function withoutSecrets(input: PolicyInput): PolicyInput {
  const { params, reading, isHidden } = input;
  const isSecret = stringAt(params ?? undefined, 'kind') === 'Secret';
  return { ...input, oldObject: undefined, params: isSecret ? undefined : params, reading: { ...reading, isHidden } };
}

/** The violation that an expression is, with what it reads. */
function describe<V extends Validation>(
  { traced, telling, reads }: { readonly traced: Evaluation; readonly telling: Evaluation; readonly reads: Reads },
  expression: string,
  validation: V | undefined,
): Violation<V>[] {
  const result = traced.result(expression);
  if (!isBroken(result)) return [];
  const { last: path, paths } = reads;
  const error = result instanceof CelError ? result.message : undefined;
  const computed = error === undefined ? telling.text(validation?.messageExpression) : undefined;
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
