import { isList, isMap, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import type { FieldPath } from '../terms/problem.ts';
import type { Schema } from '../terms/schema.ts';
import { bind } from './bind.ts';
import { withDefaults } from './defaults.ts';
import { Budget, CelError, NotKnown, Runaway } from './failure.ts';
import { type Plan, planOf, type Rule } from './plan.ts';
import { Programs } from './programs.ts';
import { ExpressionSyntax } from './syntax.ts';
import { type CelValue, Optional } from './values.ts';

/** A rule of a schema that an object breaks. */
export interface CelProblem {
  /** The field that the rule is about: the one whose schema has it, or the one below that its `fieldPath` names. */
  readonly path: FieldPath;
  /** What the rule's author says, otherwise the rule. */
  readonly message: string;
  readonly rule: string;
  /** `FieldValueInvalid`, `FieldValueRequired`, `FieldValueForbidden` or `FieldValueDuplicate`. */
  readonly reason: string;
  /** The error of a rule that fails while it is evaluated, which rejects an object too; it names keys, never values. */
  readonly error: string | undefined;
}

/** A rule whose result is unknown. */
export interface UnknownRule {
  readonly path: FieldPath;
  readonly rule: string;
  readonly why: string;
}

/** What the rules of a schema say of an object. */
export interface CelVerdict {
  readonly problems: readonly CelProblem[];
  readonly unknown: readonly UnknownRule[];
}

/** What one rule may spend (as on the API server), what one object may, and what all objects of a run may together. */
const RULE_STEPS = 1_000_000;
const OBJECT_STEPS = 5_000_000;
const RUN_STEPS = 200_000_000;
const LONGEST_MESSAGE = 5_120;

/** Evaluates the `x-kubernetes-validations` of schemas as the API server does when an object is created. */
export class CelRules {
  readonly #programs = new Programs('self', 'oldSelf');
  readonly #budget = new Budget(RUN_STEPS);
  /** Reads expressions that are not evaluated here. */
  readonly syntax = new ExpressionSyntax();

  /**
   * Judges an object by the rules of its schema, the `openAPIV3Schema` of a CustomResourceDefinition. Nulls are dropped and
   * defaults filled in first; rules about the change from an older object are left out. As on the API server, the answer
   * counts only if the object's structure is right.
   */
  check(object: YamlMap, schema: Schema): CelVerdict {
    const plan = planOf(schema);
    if (!plan) return { problems: [], unknown: [] };
    const check = new Check(this.#programs, new Budget(OBJECT_STEPS, this.#budget));
    check.visit(plan, withDefaults(object, schema));
    return check;
  }
}

/** The check of one object. */
class Check implements CelVerdict {
  readonly problems: CelProblem[] = [];
  readonly unknown: UnknownRule[] = [];
  readonly #programs: Programs;
  readonly #budget: Budget;
  readonly #path: (string | number)[] = [];

  constructor(programs: Programs, budget: Budget) {
    this.#programs = programs;
    this.#budget = budget;
  }

  visit(plan: Plan, value: YamlValue): void {
    if (value === null) return;
    if (plan.rules.length > 0) this.#judge(plan, value);
    for (const part of plan.also()) this.visit(part, value);
    if (isList(value)) for (const [index, item] of value.entries()) this.#descend(index, plan.items(), item);
    else if (isMap(value)) for (const key in value) this.#descend(key, plan.entry(key), value[key]);
  }

  #descend(key: string | number, plan: Plan | undefined, value: YamlValue | undefined): void {
    if (!plan || value === undefined) return;
    this.#path.push(key);
    this.visit(plan, value);
    this.#path.pop();
  }

  #judge({ rules, self: schema }: Plan, value: YamlValue): void {
    let self: CelValue | undefined;
    try {
      self = bind(value, schema);
    } catch (failure) {
      for (const rule of rules) this.#leaveOut(rule, failure);
      return;
    }
    for (const rule of rules) {
      try {
        if (this.#evaluate(rule.expression, rule, self) === false) this.#report(rule, this.#messageOf(rule, self));
      } catch (failure) {
        if (failure instanceof CelError) this.#report(rule, rule.message, failure.message);
        else this.#leaveOut(rule, failure);
      }
    }
  }

  #evaluate(expression: string, { optionalOldSelf }: Rule, self: CelValue | undefined): CelValue {
    const program = this.#programs.get(expression);
    if (program instanceof NotKnown) throw program;
    const budget = new Budget(RULE_STEPS, this.#budget);
    try {
      return program({ slots: [self, optionalOldSelf ? Optional.none : undefined], budget });
    } catch (failure) {
      if (failure instanceof Runaway && budget.spent) this.#programs.giveUp(expression, failure);
      throw failure;
    }
  }

  #messageOf(rule: Rule, self: CelValue | undefined): string {
    if (rule.messageExpression === undefined) return rule.message;
    try {
      const message = this.#evaluate(rule.messageExpression, rule, self);
      const text = typeof message === 'string' ? message.trim() : '';
      return text === '' || text.includes('\n') || text.length > LONGEST_MESSAGE ? rule.message : text;
    } catch {
      return rule.message;
    }
  }

  #report({ expression, fieldPath, reason }: Rule, message: string, error?: string): void {
    this.problems.push({ path: [...this.#path, ...fieldPath], message, rule: expression, reason, error });
  }

  #leaveOut({ expression }: Rule, failure: unknown): void {
    // Deep recursion is the only failure of JavaScript's own that a rule can bring about.
    if (!(failure instanceof NotKnown || failure instanceof RangeError || failure instanceof CelError)) throw failure;
    const why = failure instanceof RangeError ? 'the expression is nested too deeply' : failure.message;
    this.unknown.push({ path: [...this.#path], rule: expression, why });
  }
}
