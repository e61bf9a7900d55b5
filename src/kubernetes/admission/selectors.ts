import { listWords, quoted } from '../../text/words.ts';
import { isMap } from '../../yaml/value.ts';
import { labelKey, labelValue, oneOf } from './checks.ts';
import type { Field } from './field.ts';
import { labelProblems } from './labels.ts';

/** Reports what is wrong with a label selector. */
export function labelSelector(selector: Field): void {
  labels(selector.at('matchLabels'));
  for (const expression of selector.at('matchExpressions').items) {
    const operator = expression.at('operator');
    const values = expression.at('values');
    if (!expression.require('operator')) oneOf(operator, ['In', 'NotIn', 'Exists', 'DoesNotExist']);
    valuesOf(operator, values, expression);
    if (!expression.require('key')) labelKey(expression.at('key'));
    for (const value of values.items) labelValue(value);
  }
}

/** Reports values that are missing or too many for an operator. */
export function valuesOf(operator: Field, values: Field, expression: Field): void {
  const { word } = operator;
  if (word === 'In' || word === 'NotIn')
    expression.require('values', `The operator ${quoted(word)} requires at least one value`);
  if ((word === 'Exists' || word === 'DoesNotExist') && values.items.length > 0)
    values.wrong(
      'values',
      `${values.name} cannot be combined with the operator ${quoted(word)}, which matches only the key.`,
    );
}

/** Reports labels, or a plain selector, with a bad key or value. */
export function labels(field: Field): void {
  for (const { path, message, values } of labelProblems(field.value, field.path)) {
    const key = String(path.at(-1));
    // The schema reports values that are not strings.
    if (typeof field.at(key).value === 'string' || field.at(key).value === null)
      field.at(key).wrong('label', message, values);
  }
}

/** Reports a selector that does not match the labels of the pods that its own template makes. */
export function selectsTemplate(selector: Field, template: Field): void {
  const written = template.at('metadata', 'labels');
  const wanted = selector.at('matchLabels');
  if (!written.isWhole || !wanted.isWhole || !template.at('metadata').isWhole) return;
  const different = pairsOf(wanted).filter(([key, value]) => value !== undefined && differs(written.at(key), value));
  if (different.length > 0) {
    const pairs = different.map(([key, value]) => quoted(`${key}: ${value}`)).slice(0, 5);
    written.against(wanted).lacking(
      'selector',
      `${written.name} must have ${listWords(pairs)}, which ${selector.name} requires. The API server rejects a selector that does not match the pods of its own template.`,
      different.map(([key]) => key),
    );
    return;
  }
  for (const expression of selector.at('matchExpressions').items) {
    if (matches(expression, written) === false)
      expression.wrong(
        'selector',
        `${expression.name} does not match ${written.name}. The API server rejects a selector that does not match the pods of its own template.`,
      );
  }
}

/** Keys and known values of a selector; null is an empty text. */
function pairsOf(selector: Field): [string, string | undefined][] {
  const { value } = selector;
  if (!isMap(value)) return [];
  return Object.keys(value).map((key) => [key, value[key] === null ? '' : selector.at(key).text]);
}

function differs(label: Field, wanted: string): boolean {
  if (label.value === undefined) return true;
  const text = label.value === null ? '' : label.text;
  return text !== undefined && text !== wanted;
}

/** Whether labels match an expression, or undefined if it is not known. */
function matches(expression: Field, labels: Field): boolean | undefined {
  const key = expression.at('key').word;
  const operator = expression.at('operator').word;
  const values = expression.at('values').items.map(({ text }) => text);
  if (key === undefined || operator === undefined || values.includes(undefined) || !expression.at('values').isWhole)
    return undefined;
  const label = labels.at(key);
  if (!label.isKnown) return undefined;
  const listed = label.isSet && values.includes(label.text);
  if (operator === 'In') return listed;
  if (operator === 'NotIn') return !listed;
  if (operator === 'Exists') return label.isSet;
  return operator === 'DoesNotExist' ? !label.isSet : undefined;
}
