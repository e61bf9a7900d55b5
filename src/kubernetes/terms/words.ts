import { quoted, shorten } from '../../text/words.ts';
import type { YamlValue } from '../../yaml/value.ts';
import type { ObjectIdentity } from '../object.ts';
import type { FieldPath } from './problem.ts';
import { mayNameSecret } from './secret-names.ts';

const TYPES: Readonly<Record<string, string>> = {
  string: 'a string',
  integer: 'an integer',
  number: 'a number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'a mapping',
};

/** A schema's type in the words of YAML. */
export function typeWords(type: string): string {
  return TYPES[type] ?? `a value of type ${type}`;
}

/** The name of an object with its namespace, if it has one: `web/db`. */
export function qualifiedName({ namespace, name }: Pick<ObjectIdentity, 'namespace' | 'name'>): string {
  return namespace === '' ? name : `${namespace}/${name}`;
}

/** An object as a message names it: "Deployment `web/db`". */
export function objectName(object: Pick<ObjectIdentity, 'kind' | 'namespace' | 'name'>): string {
  return `${object.kind} \`${qualifiedName(object)}\``;
}

/** A path as people write it: `spec.dependsOn[0].name`, `metadata.labels["example.com/app"]`. */
export function fieldName(path: FieldPath): string {
  let text = '';
  for (const key of path) {
    if (typeof key === 'number') text += `[${key}]`;
    // `[]` is any item of a list.
    else if (/^[A-Za-z_$][\w$-]*(?:\[\])?$/.test(key)) text += text === '' ? key : `.${key}`;
    else text += `[${JSON.stringify(shorten(key))}]`;
  }
  return text;
}

/** Whether a value at a path may be a secret, so that no message shows it. */
export function isSecretPath(path: FieldPath, kind: string): boolean {
  if (kind === 'Secret' && path[0] !== 'metadata' && path.length > 1) return true;
  const keys = path.filter((key) => typeof key === 'string');
  const last = keys.at(-1) ?? '';
  return mayNameSecret(last) || (keys.length > 1 && mayNameSecret(keys.at(-2) ?? ''));
}

/** A value in the words of YAML; the value of a secret is not shown. */
export function valueWords(value: YamlValue, secret: boolean): string {
  if (value === null) return '`null`';
  if (typeof value === 'boolean') return `the boolean \`${value}\``;
  if (typeof value === 'number') return secret ? 'a number' : `the number \`${value}\``;
  if (typeof value === 'string') return secret ? 'a string' : `the string ${quoted(value)}`;
  return Array.isArray(value) ? 'a list' : 'a mapping';
}
