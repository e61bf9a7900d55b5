import type { YamlMap } from '../../yaml/value.ts';
import type { Schema } from '../terms/schema.ts';
import { type CelVerdict, Check } from './check.ts';
import { withDefaults } from './defaults.ts';
import { Budget } from './failure.ts';
import { planOf } from './plan.ts';
import { Programs } from './programs.ts';
import { ExpressionSyntax } from './syntax.ts';

/** What one object may spend, and what all objects of a run may together. */
const OBJECT_STEPS = 5_000_000;
const RUN_STEPS = 200_000_000;

/** Evaluates the `x-kubernetes-validations` of schemas as the API server does. */
export class CelRules {
  readonly #programs = new Programs('self', 'oldSelf');
  readonly #budget = new Budget(RUN_STEPS);
  /** Reads expressions that are not evaluated here. */
  readonly syntax = new ExpressionSyntax();

  /**
   * Judges a new object by the rules of its schema, the `openAPIV3Schema` of a CustomResourceDefinition. Nulls are dropped and
   * defaults filled in first; rules about the change from an older object are left out. As on the API server, the answer
   * counts only if the object's structure is right.
   */
  check(object: YamlMap, schema: Schema): CelVerdict {
    const plan = planOf(schema);
    if (!plan) return { problems: [], unknown: [] };
    const check = new Check(this.#programs, new Budget(OBJECT_STEPS, this.#budget));
    check.visit(plan, withDefaults(object, schema), undefined);
    return check;
  }

  /** Judges an update by the rules of the schema about the change from the older object. */
  checkUpdate(object: YamlMap, old: YamlMap, schema: Schema): CelVerdict {
    const plan = planOf(schema);
    if (!plan) return { problems: [], unknown: [] };
    const check = new Check(this.#programs, new Budget(OBJECT_STEPS, this.#budget));
    check.visit(plan, withDefaults(object, schema), withDefaults(old, schema));
    return check;
  }
}
