import type { ExpressionCheck } from '../cel/syntax.ts';
import type { KubernetesObject } from '../object.ts';
import type { SchemaProblem } from '../terms/problem.ts';
import { expressionProblems } from './expressions.ts';
import { Field } from './field.ts';

const POLICIES = /^policies\.kyverno\.io\/(?:Namespaced)?(?:Image)?(?:Validating|Mutating|Generating|Deleting)Policy$/;

/**
 * The expressions of a policy that Kyverno cannot compile, so that the policy never becomes ready. Kyverno has libraries and names of
 * its own, and what is not known of them is not checked (kyverno 1.19, pkg/cel/policies).
 */
export function kyvernoProblems({ groupKind, value }: KubernetesObject, fault?: ExpressionCheck): SchemaProblem[] {
  if (!POLICIES.test(groupKind)) return [];
  const problems: SchemaProblem[] = [];
  const spec = new Field(value, [], { problems, fault }).at('spec');
  const variables = spec.at('variables');
  const names = variables.items.map((variable) => variable.at('name').text);
  const declared = names.flatMap((name) => name ?? []);
  const scope = !names.includes(undefined) && variables.isWhole ? { visible: declared, declared } : undefined;
  const check = (field: Field, types: readonly string[]): void =>
    expressionProblems(field, { types, without: [], isOpen: true }, scope);
  for (const [list, key, types] of EXPRESSIONS) for (const item of spec.at(list).items) check(item.at(...key), types);
  return problems;
}

/** The expressions of policies: their list, their field in an entry, and the types that they may have (any if there are none). */
const EXPRESSIONS: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['variables', ['expression'], []],
  ['matchConditions', ['expression'], ['bool']],
  ['matchImageReferences', ['expression'], ['bool']],
  ['images', ['expression'], ['list']],
  ['validations', ['expression'], ['bool']],
  ['validations', ['messageExpression'], ['string']],
  ['auditAnnotations', ['valueExpression'], ['string']],
  ['conditions', ['expression'], ['bool']],
  ['generate', ['expression'], ['bool']],
  ['mutations', ['applyConfiguration', 'expression'], []],
  ['mutations', ['jsonPatch', 'expression'], []],
];
