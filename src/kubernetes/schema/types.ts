import { isList, isMap, type YamlValue } from '../../yaml/value.ts';
import type { SchemaFix } from '../terms/problem.ts';
import type { Schema } from '../terms/schema.ts';

/** Whether a value is of a schema's type; a type that JSON schemas do not have takes all. */
export function isOfType(value: Exclude<YamlValue, null>, type: string): boolean {
  switch (type) {
    case 'object':
      return isMap(value);
    case 'array':
      return isList(value);
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'string':
    case 'boolean':
      return typeof value === type;
    default:
      return true;
  }
}

/** The types that a schema takes, if a value is of none of them. */
export function missedTypes(value: Exclude<YamlValue, null>, schema: Schema): readonly string[] | undefined {
  if (schema['x-kubernetes-int-or-string'])
    return typeof value === 'string' || Number.isInteger(value) ? undefined : ['integer', 'string'];
  return schema.type === undefined || isOfType(value, schema.type) ? undefined : [schema.type];
}

/** How a scalar of one type is written as another, where it clearly means the same. */
export function retyped(value: YamlValue, type: string): SchemaFix | undefined {
  if (type === 'string') return typeof value === 'number' || typeof value === 'boolean' ? { kind: 'quote' } : undefined;
  if (typeof value !== 'string') return undefined;
  if (type === 'boolean' && /^(?:true|false)$/i.test(value)) return { kind: 'raw', text: value.toLowerCase() };
  if ((type === 'integer' || type === 'number') && /^-?(?:0|[1-9][0-9]{0,14})$/.test(value))
    return { kind: 'raw', text: value };
  return undefined;
}
