import { isList, isMap, type YamlValue } from '../../yaml/value.ts';
import type { Sight } from '../cel/syntax.ts';
import type { FieldPath } from '../terms/problem.ts';
import { faultWords } from './expressions.ts';
import type { Field } from './field.ts';

const RULES = 'x-kubernetes-validations';
const SIGHT: Sight = { dialect: 'kubernetes', visible: ['self', 'oldSelf'] };
/** Rules of one schema that are read, and levels of it. */
const MOST = 2_000;
const DEEPEST = 60;

/** Reports rules in a schema of a custom resource that the API server cannot compile, so that it rejects the definition. */
export function schemaRules(schema: Field): void {
  const found: FieldPath[] = [];
  collect(schema.value, [], found);
  for (const path of found)
    for (const rule of schema.at(...path).items) {
      check(rule.at('rule'), 'bool');
      check(rule.at('messageExpression'), 'string');
    }
}

function check(expression: Field, type: string): void {
  const fault = expression.expressionFault([type], SIGHT);
  if (fault) expression.wrong('expression', `${expression.name} ${faultWords(fault, [type])}`, [expression.word ?? '']);
}

/** The paths of all lists of rules below a value. */
function collect(value: YamlValue | undefined, path: FieldPath, found: FieldPath[]): void {
  if (path.length > DEEPEST || found.length >= MOST) return;
  if (isList(value)) for (const [at, item] of value.entries()) collect(item, [...path, at], found);
  if (!isMap(value)) return;
  for (const key in value) {
    const inner = value[key];
    if (key === RULES && isList(inner)) found.push([...path, key]);
    else if (isMap(inner) || isList(inner)) collect(inner, [...path, key], found);
  }
}
