import type { SchemaFix, SchemaProblem } from '../terms/problem.ts';
import type { Field } from './field.ts';

/** A field that its controller cannot use. Another field of the object may make the value right, so a patch of any field may. */
export function wrong({ path, text = '' }: Field, message: string, fix?: SchemaFix): SchemaProblem {
  return { kind: 'broken-rule', path, message, values: [text], fix };
}
