import { nearest } from '../../text/nearest.ts';
import { quoted } from '../../text/words.ts';
import type { Field } from './field.ts';

/** What the expressions of policies and webhooks may mention; not every place has all of them. */
const ROOTS = ['object', 'oldObject', 'request', 'params', 'variables', 'namespaceObject', 'authorizer'];
/** Names that are compared with a misspelled one, at most. */
const MOST = 200;

/** Texts and comments of an expression, which name nothing. */
const SILENT = /[rR]"[^"]*"|[rR]'[^']*'|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\/\/[^\n]*/g;
const REFERENCE = /(?<![\w.])variables\.([_a-zA-Z]\w*)/g;
/** A name that is not a field, and the character after it. */
const NAME = /(?<![\w.])([_a-zA-Z]\w*)\s*([(,{]?)/g;

/** Reports expressions of a policy that name a variable which is not declared, or not before the variable that needs it. */
export function variableReferences(spec: Field): void {
  const variables = spec.at('variables');
  const names = variables.items.map((variable) => variable.at('name').text);
  const declared = names.flatMap((name) => name ?? []);
  const known = variables.isWhole && !names.includes(undefined);
  variables.items.forEach((variable, index) => {
    expressionProblems(variable.at('expression'), known ? { visible: declared.slice(0, index), declared } : undefined);
  });
  const all = known ? { visible: declared, declared } : undefined;
  for (const validation of spec.at('validations').items)
    for (const key of ['expression', 'messageExpression']) expressionProblems(validation.at(key), all);
  for (const annotation of spec.at('auditAnnotations').items) expressionProblems(annotation.at('valueExpression'), all);
}

/** The variables that an expression sees, and those that there are. */
interface Variables {
  readonly visible: readonly string[];
  readonly declared: readonly string[];
}

/** Reports an expression that names what does not exist: a variable, or nearly one of the things that it may mention. */
export function expressionProblems(expression: Field, variables?: Variables): void {
  const { word } = expression;
  if (word === undefined || word.includes('"""') || word.includes("'''")) return;
  const text = word.replace(SILENT, ' ');
  if (variables) undeclaredVariable(expression, text, variables);
  misspeltRoot(expression, text);
}

function undeclaredVariable(expression: Field, text: string, { visible, declared }: Variables): void {
  const seen = new Set(visible);
  const found = [...text.matchAll(REFERENCE)].map(([, name = '']) => name).find((name) => !seen.has(name));
  if (found === undefined) return;
  const near = nearest(found, visible.slice(0, MOST));
  const hint = declared.includes(found)
    ? ' A variable can use only the variables before it, and this one is declared later.'
    : near === undefined
      ? ' Add it to `spec.variables`.'
      : ` Did you mean ${quoted(near)}?`;
  expression.wrong('variable', `${expression.name} uses the variable ${quoted(found)}, which is not declared.${hint}`, [
    found,
  ]);
}

function misspeltRoot(expression: Field, text: string): void {
  const names = [...text.matchAll(NAME)].map(([, name = '', sign]) => ({ name, sign }));
  // `list.all(item, …)` and the like bring names of their own.
  const bound = new Set(names.flatMap(({ name, sign }) => (sign === ',' ? name : [])));
  for (const { name, sign } of names) {
    if (ROOTS.includes(name) || bound.has(name) || sign === '(' || sign === '{') continue;
    const near = nearest(name, ROOTS);
    if (near === undefined) continue;
    expression.wrong(
      'name',
      `${expression.name} uses ${quoted(name)}, which does not exist. Did you mean ${quoted(near)}?`,
      [name],
    );
    return;
  }
}
