import { isList, listAt, mapAt, stringAt, type YamlMap } from '../../../yaml/value.ts';
import { isParameterMap, type Parameter, type ParameterSet } from '../template/parameters.ts';

/** Whether the `selector` of a generator takes a set: a label selector over its parameters. */
export function selects(selector: YamlMap, set: ParameterSet): 'yes' | 'no' | 'unknown' {
  const answers: ('yes' | 'no' | 'unknown')[] = [];
  const labels = mapAt(selector, 'matchLabels') ?? {};
  for (const key of Object.keys(labels)) answers.push(answer('In', lookup(key, set), [labels[key]]));
  for (const expression of listAt(selector, 'matchExpressions')) {
    const value = lookup(stringAt(expression, 'key') ?? '', set);
    answers.push(answer(stringAt(expression, 'operator') ?? '', value, listAt(expression, 'values')));
  }
  if (answers.includes('no')) return 'no';
  return answers.includes('unknown') ? 'unknown' : 'yes';
}

/** A parameter by its name, or by its path through nested ones, or null if it is not set, `undefined` if that is not known. */
function lookup(key: string, { values, isOpen }: ParameterSet): Parameter {
  if (values.has(key)) return values.get(key);
  let current: Parameter = values;
  for (const name of key.split('.')) {
    if (!isParameterMap(current)) return null;
    if (!current.has(name)) return isOpen && current === values ? undefined : null;
    current = current.get(name);
  }
  return current;
}

function answer(operator: string, value: Parameter, allowed: readonly unknown[]): 'yes' | 'no' | 'unknown' {
  if (value === undefined) return 'unknown';
  const isSet = typeof value === 'string';
  const yes = (is: boolean): 'yes' | 'no' => (is ? 'yes' : 'no');
  switch (operator) {
    case 'In':
      return yes(isSet && isList(allowed) && allowed.includes(value));
    case 'NotIn':
      return yes(!isSet || !allowed.includes(value));
    case 'Exists':
      return yes(isSet);
    case 'DoesNotExist':
      return yes(!isSet);
    default:
      return 'unknown';
  }
}
