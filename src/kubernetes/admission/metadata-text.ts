import type { YamlList, YamlMap, YamlValue } from '../../yaml/value.ts';
import type { FieldPath, SchemaProblem } from '../terms/problem.ts';
import { fieldName, valueWords } from '../terms/words.ts';

/** Whether the value is not a string. The schema reports a map or list in place of a name. */
export function isScalarButNoString(value: YamlValue | undefined): value is number | boolean {
  return typeof value === 'number' || typeof value === 'boolean';
}

export function isNoString(value: YamlValue | undefined): value is number | boolean | YamlMap | YamlList {
  return value !== undefined && value !== null && typeof value !== 'string';
}

export function notText(path: FieldPath, value: YamlValue, kind: 'wrong-type' | 'invalid-label'): SchemaProblem {
  const scalar = isScalarButNoString(value);
  return {
    kind,
    path,
    message: `\`${fieldName(path)}\` must be a string, not ${valueWords(value, false)}.${scalar ? ' Put it in quotes.' : ''}`,
    values: ['wrong-type', 'string', typeof value],
    fix: scalar ? { kind: 'quote' } : undefined,
  };
}

export function invalid(
  kind: 'invalid-name' | 'invalid-label',
  path: FieldPath,
  message: string,
  value: string,
  near?: string,
): SchemaProblem {
  return {
    kind,
    path,
    message: `${message}. The API server rejects the object.`,
    values: [kind, value],
    fix: near === undefined ? undefined : { kind: 'value', text: near },
  };
}
