import { getOrInsert } from '../../grouping.ts';
import { once } from '../../once.ts';
import type { FieldPath } from '../terms/problem.ts';
import { propertyOf, type Schema } from '../terms/schema.ts';
import { asResource, isExposed } from './exposure.ts';
import { parseFieldPath } from './field-path.ts';
import { LONGEST_EXPRESSION } from './program.ts';

/** A rule of `x-kubernetes-validations`. */
export interface Rule {
  readonly expression: string;
  readonly message: string;
  readonly messageExpression: string | undefined;
  readonly reason: string;
  /** Below the rule's own field. */
  readonly fieldPath: FieldPath;
  /** `oldSelf` is an optional, so that the rule holds for new objects too. */
  readonly optionalOldSelf: boolean;
  /** Whether it compares with the value before an update. */
  readonly isTransition: boolean;
}

/** Where in an object which rules hold. A schema may be large, so that it is only read where the object has something. */
export class Plan {
  /** How expressions see the value. */
  readonly self: Schema;
  readonly rules: readonly Rule[];
  /** Rules about the change from an older value. */
  readonly transitions: readonly Rule[];
  readonly #validation: Schema;
  readonly #properties = new Map<string, Plan>();

  /** `validation` says which rules there are; `self`, on the structure's spine, what the fields are. */
  constructor(validation: Schema, self: Schema) {
    this.self = self;
    const all = (validation['x-kubernetes-validations'] ?? []).flatMap((rule) => readRule(rule) ?? []);
    this.rules = all.filter(({ isTransition, optionalOldSelf }) => !isTransition || optionalOldSelf);
    this.transitions = all.filter(({ isTransition }) => isTransition);
    this.#validation = validation;
  }

  /** Of an entry of a mapping, or undefined if nothing in it has rules. */
  entry(name: string): Plan | undefined {
    const entries = this.#entries();
    if (entries) return entries;
    const field = propertyOf(this.self, name);
    const validation = propertyOf(this.#validation, name);
    if (!field || !validation || !isExposed(field) || !hasRules(validation)) return undefined;
    return getOrInsert(this.#properties, name, () => new Plan(validation, field));
  }

  /** Of the items of a list, or undefined if nothing in them has rules. */
  readonly items = once((): Plan | undefined => planOfPart(this.#validation.items, this.self.items));

  /** Plans of `allOf`, for the same value. */
  readonly also = once((): readonly Plan[] =>
    (this.#validation.allOf ?? []).flatMap((part) => planOfPart(part, this.self) ?? []),
  );

  readonly #entries = once((): Plan | undefined =>
    planOfPart(schemaOfEntries(this.#validation), schemaOfEntries(this.self)),
  );
}

const plans = new WeakMap<Schema, Plan | null>();

/** The plan of a custom resource's schema, or undefined if it has no rules. */
export function planOf(root: Schema): Plan | undefined {
  let plan = plans.get(root);
  if (plan === undefined) {
    plan = planOfPart(root, asResource(root)) ?? null;
    plans.set(root, plan);
  }
  return plan ?? undefined;
}

function planOfPart(validation: Schema | undefined, self: Schema | undefined): Plan | undefined {
  return validation && self && hasRules(validation) ? new Plan(validation, self) : undefined;
}

function schemaOfEntries({ additionalProperties }: Schema): Schema | undefined {
  return typeof additionalProperties === 'object' ? additionalProperties : undefined;
}

const ruled = new WeakMap<Schema, boolean>();

/** Whether a schema, or a part of it, has rules. */
function hasRules(schema: Schema): boolean {
  let has = ruled.get(schema);
  if (has === undefined) {
    const { items, properties, allOf = [] } = schema;
    const entries = schemaOfEntries(schema);
    has =
      (schema['x-kubernetes-validations'] ?? []).length > 0 ||
      (items !== undefined && hasRules(items)) ||
      (entries !== undefined && hasRules(entries)) ||
      Object.values(properties ?? {}).some(hasRules) ||
      allOf.some(hasRules);
    ruled.set(schema, has);
  }
  return has;
}

/** A rule, or undefined for anything else. */
function readRule(value: unknown): Rule | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { rule, message, messageExpression, reason, fieldPath, optionalOldSelf }: Readonly<Record<string, unknown>> = {
    ...value,
  };
  if (typeof rule !== 'string' || rule.trim() === '') return undefined;
  return {
    expression: rule,
    message: typeof message === 'string' && message !== '' ? message.trim() : `failed rule: ${rule.trim()}`,
    messageExpression: typeof messageExpression === 'string' ? messageExpression : undefined,
    reason: typeof reason === 'string' ? reason : 'FieldValueInvalid',
    fieldPath: typeof fieldPath === 'string' ? (parseFieldPath(fieldPath) ?? []) : [],
    optionalOldSelf: optionalOldSelf === true,
    isTransition: namesOldSelf(rule),
  };
}

function namesOldSelf(expression: string): boolean {
  if (expression.length > LONGEST_EXPRESSION || !expression.includes('oldSelf')) return false;
  return /(?<![.\w])oldSelf\b/.test(expression.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, "''"));
}
