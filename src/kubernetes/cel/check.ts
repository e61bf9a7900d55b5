import { Comparer } from '../../yaml/equal.ts';
import { isList, isMap, valueAt, type YamlValue } from '../../yaml/value.ts';
import type { FieldPath } from '../terms/problem.ts';
import { bind } from './bind.ts';
import { itemLike } from './correlate.ts';
import { Budget, CelError, NotKnown, Runaway } from './failure.ts';
import type { Plan, Rule } from './plan.ts';
import type { Programs } from './programs.ts';
import { type CelValue, mustKnow, Optional } from './values.ts';

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

/** What one rule may spend (as on the API server), and the length of its message. */
const RULE_STEPS = 1_000_000;
const LONGEST_MESSAGE = 5_120;

/** The check of a new object, or of an update. */
export class Check implements CelVerdict {
  readonly problems: CelProblem[] = [];
  readonly unknown: UnknownRule[] = [];
  readonly #programs: Programs;
  readonly #budget: Budget;
  readonly #comparer = new Comparer();
  readonly #path: (string | number)[] = [];
  #old: CelValue | undefined;

  constructor(programs: Programs, budget: Budget) {
    this.#programs = programs;
    this.#budget = budget;
  }

  /** Without an older value, the rules of new objects are evaluated, otherwise those about the change. */
  visit(plan: Plan, value: YamlValue, old: YamlValue | undefined): void {
    if (value === null || old === null || (old !== undefined && this.#comparer.isSame(value, old))) return;
    const rules = old === undefined ? plan.rules : plan.transitions;
    if (rules.length > 0) this.#judge(rules, plan, value, old);
    for (const part of plan.also()) this.visit(part, value, old);
    const isNew = old === undefined;
    const items = plan.items();
    if (isList(value) && items) {
      for (const [index, item] of value.entries())
        this.#descend(index, items, item, old && itemLike(item, old, plan.self), isNew);
    } else if (isMap(value)) {
      for (const key in value) this.#descend(key, plan.entry(key), value[key], old && valueAt(old, [key]), isNew);
    }
  }

  #descend(
    key: string | number,
    plan: Plan | undefined,
    value: YamlValue | undefined,
    old: YamlValue | undefined,
    isNew: boolean,
  ): void {
    // What an update adds has nothing to be compared with.
    if (!plan || value === undefined || (old === undefined && !isNew)) return;
    this.#path.push(key);
    this.visit(plan, value, old);
    this.#path.pop();
  }

  #judge(rules: readonly Rule[], { self: schema }: Plan, value: YamlValue, old: YamlValue | undefined): void {
    let self: CelValue | undefined;
    try {
      self = bind(value, schema);
      this.#old = old === undefined ? undefined : mustKnow(bind(old, schema));
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
    const old = this.#old;
    const program = this.#programs.get(expression);
    if (program instanceof NotKnown) throw program;
    const budget = new Budget(RULE_STEPS, this.#budget);
    try {
      const oldSelf = optionalOldSelf ? (old === undefined ? Optional.none : new Optional(old)) : old;
      return program({ slots: [self, oldSelf], budget });
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
