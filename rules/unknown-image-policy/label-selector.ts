import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { hasPlaceholder } from '../../src/text/variables.ts';
import { listAt, mapAt, stringAt, type YamlMap, type YamlValue } from '../../src/yaml/value.ts';

type Answer = 'yes' | 'no' | 'unknown';

/** Whether a selector (`matchLabels`, `matchExpressions`) matches the labels of an object. */
export function selects(selector: YamlMap, object: KubernetesObject): Answer {
  const labels = mapAt(object.value, 'metadata', 'labels') ?? {};
  const label = (key: string): YamlValue | undefined => (Object.hasOwn(labels, key) ? labels[key] : undefined);
  const wanted = Object.entries(mapAt(selector, 'matchLabels') ?? {});
  const answers = wanted.map(([key, value]) => isMet('In', label(key), [value ?? null]));
  for (const expression of listAt(selector, 'matchExpressions')) {
    const value = label(stringAt(expression, 'key') ?? '');
    answers.push(isMet(stringAt(expression, 'operator') ?? '', value, listAt(expression, 'values')));
  }
  if (answers.includes('no')) return 'no';
  return answers.includes('unknown') ? 'unknown' : 'yes';
}

function isMet(operator: string, value: YamlValue | undefined, allowed: readonly YamlValue[]): Answer {
  if ([value, ...allowed].some((text) => typeof text === 'string' && hasPlaceholder(text))) return 'unknown';
  const isAllowed = value !== undefined && allowed.includes(value);
  switch (operator) {
    case 'In':
      return isAllowed ? 'yes' : 'no';
    case 'NotIn':
      return isAllowed ? 'no' : 'yes';
    case 'Exists':
      return value === undefined ? 'no' : 'yes';
    case 'DoesNotExist':
      return value === undefined ? 'yes' : 'no';
    default:
      return 'unknown';
  }
}
