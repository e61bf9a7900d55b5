import type { FieldPath } from '../terms/problem.ts';
import type { Schema } from '../terms/schema.ts';
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

/** Where in an object which rules hold: the nodes of a schema that have rules at or below them. */
export interface Plan {
  /** How expressions see the value. */
  readonly self: Schema;
  readonly rules: readonly Rule[];
  /** Rules about the change from an older value. */
  readonly transitions: readonly Rule[];
  readonly properties: ReadonlyMap<string, Plan>;
  /** Of the entries of a map. */
  readonly entries: Plan | undefined;
  readonly items: Plan | undefined;
  /** Plans of `allOf`, for the same value. */
  readonly also: readonly Plan[];
}

const plans = new WeakMap<Schema, Plan | null>();

/** The plan of a custom resource's schema, or undefined if it has no rules. */
export function planOf(root: Schema): Plan | undefined {
  let plan = plans.get(root);
  if (plan === undefined) {
    plan = makePlan(root, asResource(root)) ?? null;
    plans.set(root, plan);
  }
  return plan ?? undefined;
}

/** `validation` says which rules there are; `node`, on the structure's spine, what the fields are. */
function makePlan(validation: Schema, node: Schema): Plan | undefined {
  const all = (validation['x-kubernetes-validations'] ?? []).flatMap((rule) => readRule(rule) ?? []);
  const rules = all.filter(({ isTransition, optionalOldSelf }) => !isTransition || optionalOldSelf);
  const transitions = all.filter(({ isTransition }) => isTransition);
  const items = validation.items && node.items && makePlan(validation.items, node.items);
  const entries =
    typeof validation.additionalProperties === 'object' && typeof node.additionalProperties === 'object'
      ? makePlan(validation.additionalProperties, node.additionalProperties)
      : undefined;
  const properties = new Map<string, Plan>();
  for (const [name, property] of Object.entries(validation.properties ?? {})) {
    const field = node.properties && Object.hasOwn(node.properties, name) ? node.properties[name] : undefined;
    const plan = field && isExposed(field) ? makePlan(property, field) : undefined;
    if (plan) properties.set(name, plan);
  }
  const also = (validation.allOf ?? []).flatMap((part) => makePlan(part, node) ?? []);
  if (all.length + properties.size + also.length === 0 && !items && !entries) return undefined;
  return { self: node, rules, transitions, properties, entries, items, also };
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
