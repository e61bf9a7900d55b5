import { nearest } from '../../text/nearest.ts';
import { quoted, withoutStop } from '../../text/words.ts';
import { ADMISSION_NAMES } from '../cel/names.ts';
import type { ExpressionFault, Sight } from '../cel/syntax.ts';
import type { Field } from './field.ts';

/** The types of what the expression of a mutation yields. */
const PATCH_TYPES = ['Object', 'JSONPatch', 'jsonpatch'];
/** Why an expression does not see one of them. */
const MISSING: Readonly<Record<string, string>> = {
  params: 'requires `spec.paramKind`',
  authorizer: 'is not available to messages',
  variables: 'is not available to match conditions',
};
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
  const without = spec.lacks('paramKind') ? ['params'] : [];
  variables.items.forEach((variable, index) => {
    const scope = known ? { visible: declared.slice(0, index), declared } : undefined;
    expressionProblems(variable.at('expression'), { types: [], without }, scope);
  });
  const all = known ? { visible: declared, declared } : undefined;
  for (const validation of spec.at('validations').items) {
    expressionProblems(validation.at('expression'), { types: ['bool'], without }, all);
    const message = { types: ['string'], without: [...without, 'authorizer'] };
    expressionProblems(validation.at('messageExpression'), message, all);
  }
  for (const annotation of spec.at('auditAnnotations').items)
    expressionProblems(annotation.at('valueExpression'), { types: ['string'], without }, all);
  for (const mutation of spec.at('mutations').items)
    for (const key of ['applyConfiguration', 'jsonPatch'])
      expressionProblems(mutation.at(key, 'expression'), { types: [], without, also: PATCH_TYPES }, all);
}

/** The variables that an expression sees, and those that there are. */
interface Variables {
  readonly visible: readonly string[];
  readonly declared: readonly string[];
}

/** What an expression must be: its types, any if there are none, and what is not there for it. */
export interface Demand {
  readonly types: readonly string[];
  readonly without: readonly string[];
  /** Names that are there only for it. */
  readonly also?: readonly string[];
  /** Whether it is one of Kyverno, and may name what is not known here. */
  readonly isOpen?: boolean;
}

/** Reports an expression that cannot be read, has another type, or names what does not exist. */
export function expressionProblems(
  expression: Field,
  { types, without, also = [], isOpen = false }: Demand,
  variables?: Variables,
): void {
  const { word } = expression;
  if (word === undefined) return;
  const sight: Sight = isOpen
    ? { dialect: 'kyverno' }
    : { dialect: 'kubernetes', visible: [...ADMISSION_NAMES, ...also] };
  const fault = expression.expressionFault(types, sight);
  if (fault) {
    const why = faultWords(fault, types);
    expression.wrong(fault.kind === 'name' ? 'name' : 'expression', `${expression.name} ${why}`, [
      fault.kind === 'name' ? fault.name : word,
    ]);
    return;
  }
  if (word.includes('"""') || word.includes("'''")) return;
  const text = word.replace(SILENT, ' ');
  if (variables) undeclaredVariable(expression, text, variables);
  if (!isOpen) missingRoot(expression, text, without, also);
}

/** What is wrong with an expression that must have one of some types, as the end of a sentence about it. */
export function faultWords(fault: ExpressionFault, types: readonly string[]): string {
  switch (fault.kind) {
    case 'syntax':
      return `is not a valid CEL expression: ${withoutStop(fault.why)}.`;
    case 'type':
      return `must be of type \`${types.join('` or `')}\`, but is of type \`${fault.type}\`.`;
    case 'mismatch':
      return fault.why;
    case 'function':
    case 'name': {
      const what = fault.kind === 'function' ? 'the function ' : '';
      const hint = fault.near === undefined ? '' : ` Did you mean ${quoted(fault.near)}?`;
      return `uses ${what}${quoted(fault.name)}, which does not exist.${hint}`;
    }
  }
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

function missingRoot(expression: Field, text: string, without: readonly string[], also: readonly string[]): void {
  const names = [...text.matchAll(NAME)].map(([, name = '', sign]) => ({ name, sign }));
  // `list.all(item, …)` and the like bring names of their own.
  const bound = new Set([...also, ...names.flatMap(({ name, sign }) => (sign === ',' ? name : []))]);
  for (const { name, sign } of names) {
    if (without.includes(name) && !bound.has(name) && sign !== '(' && sign !== '{') {
      expression.wrong('name', `${expression.name} uses ${quoted(name)}, which ${MISSING[name]}.`, [name]);
      return;
    }
    if (ADMISSION_NAMES.includes(name) || bound.has(name) || sign === '(' || sign === '{') continue;
    const near = nearest(name, ADMISSION_NAMES);
    if (near === undefined) continue;
    expression.wrong(
      'name',
      `${expression.name} uses ${quoted(name)}, which does not exist. Did you mean ${quoted(near)}?`,
      [name],
    );
    return;
  }
}
