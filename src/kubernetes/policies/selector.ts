import { isMap, listAt, stringAt, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import { isUnknown } from '../terms/unknown.ts';
import { type Answer, allOf, anyOf, not } from './answer.ts';

/** Whether a label selector (`matchLabels`, `matchExpressions`) selects labels; one that is empty selects all. */
export function selects(selector: YamlValue | undefined, labels: YamlMap): Answer {
  if (selector === undefined || selector === null) return true;
  if (!isMap(selector)) return undefined;
  const { matchLabels } = selector;
  const wanted = isMap(matchLabels) ? Object.entries(matchLabels) : [];
  return allOf([
    ...wanted.map(([key, value]) => isAmong(key, [value ?? null], labels)),
    ...listAt(selector, 'matchExpressions').map((expression) => fits(expression, labels)),
  ]);
}

function fits(expression: YamlValue, labels: YamlMap): Answer {
  const key = stringAt(expression, 'key') ?? '';
  const values = listAt(expression, 'values');
  switch (stringAt(expression, 'operator')) {
    case 'In':
      return isAmong(key, values, labels);
    case 'NotIn':
      return not(isAmong(key, values, labels));
    case 'Exists':
      return has(key, labels);
    case 'DoesNotExist':
      return not(has(key, labels));
    default:
      return undefined;
  }
}

function has(key: string, labels: YamlMap): Answer {
  if (isUnknown(key)) return undefined;
  if (typeof labels[key] === 'string') return true;
  return Object.keys(labels).some(isUnknown) ? undefined : false;
}

function isAmong(key: string, values: readonly YamlValue[], labels: YamlMap): Answer {
  const label = labels[key];
  if (typeof label !== 'string' || isUnknown(key)) return has(key, labels);
  if (isUnknown(label)) return undefined;
  return anyOf(values.map((value) => (typeof value !== 'string' || isUnknown(value) ? undefined : value === label)));
}
