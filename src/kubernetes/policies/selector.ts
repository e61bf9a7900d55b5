import { isMap, listAt, stringAt, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import { isUnknown } from '../terms/unknown.ts';
import { type Answer, allOf, anyOf, not } from './answer.ts';

/** The labels of an object. */
export interface LabelSet {
  readonly labels: YamlMap;
  /** Whether it may have labels that are not known. */
  readonly isOpen: boolean;
}

/** Whether a label selector (`matchLabels`, `matchExpressions`) selects labels; one that is empty selects all. */
export function selects(selector: YamlValue | undefined, set: LabelSet): Answer {
  if (selector === undefined || selector === null) return true;
  if (!isMap(selector)) return undefined;
  const { matchLabels } = selector;
  const labels = isMap(matchLabels) ? Object.entries(matchLabels) : [];
  return allOf([
    ...labels.map(([key, value]) => isAmong(key, [value ?? null], set)),
    ...listAt(selector, 'matchExpressions').map((expression) => fits(expression, set)),
  ]);
}

function fits(expression: YamlValue, set: LabelSet): Answer {
  const key = stringAt(expression, 'key') ?? '';
  const values = listAt(expression, 'values');
  switch (stringAt(expression, 'operator')) {
    case 'In':
      return isAmong(key, values, set);
    case 'NotIn':
      return not(isAmong(key, values, set));
    case 'Exists':
      return has(key, set);
    case 'DoesNotExist':
      return not(has(key, set));
    default:
      return undefined;
  }
}

function has(key: string, { labels, isOpen }: LabelSet): Answer {
  if (isUnknown(key)) return undefined;
  if (typeof labels[key] === 'string') return true;
  return isOpen || Object.keys(labels).some(isUnknown) ? undefined : false;
}

function isAmong(key: string, values: readonly YamlValue[], set: LabelSet): Answer {
  const label = set.labels[key];
  if (typeof label !== 'string' || isUnknown(key)) return has(key, set);
  if (isUnknown(label)) return undefined;
  return anyOf(values.map((value) => (typeof value !== 'string' || isUnknown(value) ? undefined : value === label)));
}
