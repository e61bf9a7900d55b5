import type { ExpressionCheck } from '../cel/syntax.ts';
import type { KubernetesObject } from '../object.ts';
import type { SchemaProblem } from '../terms/problem.ts';
import { expressionProblems } from './expressions.ts';
import { Field } from './field.ts';

const POLICIES: ReadonlySet<string> = new Set([
  'policies.kyverno.io/ValidatingPolicy',
  'policies.kyverno.io/NamespacedValidatingPolicy',
]);

/**
 * The expressions of a ValidatingPolicy that Kyverno cannot compile, so that the policy never becomes ready. Kyverno has libraries and
 * names of its own, which are not checked (kyverno 1.17, pkg/cel/policies/vpol).
 */
export function kyvernoProblems({ groupKind, value }: KubernetesObject, fault?: ExpressionCheck): SchemaProblem[] {
  if (!POLICIES.has(groupKind)) return [];
  const problems: SchemaProblem[] = [];
  const spec = new Field(value, [], { problems, fault }).at('spec');
  const variables = spec.at('variables');
  const declared = variables.items.flatMap((variable) => variable.at('name').text ?? []);
  const scope =
    declared.length === variables.items.length && variables.isWhole ? { visible: declared, declared } : undefined;
  const check = (field: Field, types: readonly string[]): void =>
    expressionProblems(field, { types, without: [], isOpen: true }, scope);
  for (const variable of variables.items) check(variable.at('expression'), []);
  for (const condition of spec.at('matchConditions').items) check(condition.at('expression'), ['bool']);
  for (const validation of spec.at('validations').items) {
    check(validation.at('expression'), ['bool']);
    check(validation.at('messageExpression'), ['string']);
  }
  for (const annotation of spec.at('auditAnnotations').items) check(annotation.at('valueExpression'), ['string']);
  return problems;
}
