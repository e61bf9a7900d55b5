import type { YamlMap } from '../../yaml/value.ts';
import type { FieldPath, SchemaProblem } from '../terms/problem.ts';
import type { ObjectSchema } from '../terms/schema.ts';
import { fieldName } from '../terms/words.ts';
import { isLocalReference, meantField } from './near.ts';

/** A field that its schema does not have, with the place that it most likely belongs to; `parent` is the path of the mapping that contains it. */
export function unknownField(
  key: string,
  parent: FieldPath,
  object: YamlMap,
  schema: ObjectSchema,
  what: string,
): SchemaProblem {
  if (key === 'namespace' && isLocalReference(parent, schema))
    return problemOf(
      key,
      parent,
      what,
      `\`${fieldName(parent)}\` can only name an object in the same namespace. Remove this field, and put both objects in one namespace.`,
    );
  if (parent.length === 1 && parent[0] === 'metadata' && key.includes('/'))
    return problemOf(
      key,
      parent,
      what,
      'It looks like the key of a label or an annotation. Move it to `metadata.labels` or `metadata.annotations`.',
    );
  const meant = meantField(key, parent, object, schema);
  if (!meant) return plainUnknownField(key, parent, what);
  const name = fieldName(meant.path);
  const advice = {
    beside: `Did you mean \`${meant.path.at(-1)}\`?`,
    above: `Did you mean \`${name}\`?`,
    below: `Did you mean \`${name}\`?`,
    values: `If it is a setting of the deployed application, move it to \`${name}\`.`,
  }[meant.where];
  return {
    ...problemOf(key, parent, what, advice),
    meant: meant.where === 'values' ? undefined : meant.path,
    fix: meant.where === 'beside' && !meant.unsure ? { kind: 'rename', text: String(meant.path.at(-1)) } : undefined,
  };
}

/** A field that its schema does not have. */
export function plainUnknownField(key: string, parent: FieldPath, what: string): SchemaProblem {
  return problemOf(key, parent, what, 'Check its spelling and indentation, or remove it.');
}

function problemOf(key: string, parent: FieldPath, what: string, advice: string): SchemaProblem {
  const path = [...parent, key];
  return {
    kind: 'unknown-field',
    path,
    message: `\`${fieldName(path)}\` is not a field of ${what}. ${advice}`,
    values: ['unknown-field', key],
  };
}
