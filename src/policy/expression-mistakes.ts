import { faultWords } from '../kubernetes/admission/expressions.ts';
import { parseFieldPath } from '../kubernetes/cel/field-path.ts';
import type { ExpressionSyntax } from '../kubernetes/cel/syntax.ts';
import { nearest } from '../text/nearest.ts';
import { listWords, quoted } from '../text/words.ts';
import type { Mistake } from './mistakes.ts';
import type { OwnPolicySettings } from './own-policies.ts';

/** What the expressions of the policy file see. */
const ROOTS = ['object', 'oldObject', 'namespaceObject', 'variables'];
const IDENTIFIER = /^[_a-zA-Z]\w*$/;

/** The mistakes in `policies` that the schema does not find: names, and expressions that cannot be evaluated. */
export function* policyMistakesIn(policies: readonly OwnPolicySettings[], syntax: ExpressionSyntax): Iterable<Mistake> {
  const seen = new Set<string>();
  for (const [index, { name, variables = [], validations }] of policies.entries()) {
    const at = ['policies', String(index)];
    if (seen.has(name))
      yield { path: [...at, 'name'], isKey: false, message: `Two policies have the name ${quoted(name)}.` };
    seen.add(name);
    const declared: string[] = [];
    for (const [place, variable] of variables.entries()) {
      const path = [...at, 'variables', String(place)];
      if (!IDENTIFIER.test(variable.name))
        yield {
          path: [...path, 'name'],
          isKey: false,
          message: `The variable ${quoted(variable.name)} must contain only letters, digits and \`_\`, and must not start with a digit.`,
        };
      yield* expressionMistakes([...path, 'expression'], variable.expression, [], { syntax, declared: [...declared] });
      declared.push(variable.name);
    }
    for (const [place, { expression, messageExpression, fieldPath }] of validations.entries()) {
      const path = [...at, 'validations', String(place)];
      yield* expressionMistakes([...path, 'expression'], expression, ['bool'], { syntax, declared });
      if (messageExpression !== undefined)
        yield* expressionMistakes([...path, 'messageExpression'], messageExpression, ['string'], { syntax, declared });
      if (fieldPath !== undefined && parseFieldPath(fieldPath) === undefined)
        yield {
          path: [...path, 'fieldPath'],
          isKey: false,
          message: `${quoted(fieldPath)} is not the path of a field. Write it as \`.spec.replicas\`.`,
        };
    }
  }
}

interface Reader {
  readonly syntax: ExpressionSyntax;
  /** Names of the variables before the expression. */
  readonly declared: readonly string[];
}

/** The first mistake in an expression. */
function* expressionMistakes(
  path: readonly string[],
  expression: string,
  types: readonly string[],
  { syntax, declared }: Reader,
): Iterable<Mistake> {
  const fault = syntax.fault(expression, types, { dialect: 'kyverno', visible: ROOTS });
  const names = fault ? undefined : syntax.names(expression);
  const what = `The expression ${fault ? faultWords(fault, types) : ''}`;
  const isNameless = fault?.kind === 'name' && fault.near === undefined;
  const hint = isNameless ? ` It can use ${listWords(ROOTS.map(quoted))}.` : '';
  if (fault) yield { path, isKey: false, message: `${what}${hint}` };
  else if (!names)
    yield { path, isKey: false, message: `${what}uses syntax of CEL that gitops-gate does not support.` };
  else {
    const variables = [...names.variables].filter((name) => !declared.includes(name));
    const functions = [...names.functions].filter((name) => !syntax.evaluates(name));
    const unknown = [
      ...functions.map((name) => words('the function ', name, [])),
      ...variables.map((name) => words('the variable ', name, declared)),
    ];
    for (const why of unknown.slice(0, 1)) yield { path, isKey: false, message: `${what}${why}` };
  }
}

function words(what: string, name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  return `uses ${what}${quoted(name)}, which does not exist here.${near === undefined ? '' : ` Did you mean ${quoted(near)}?`}`;
}
