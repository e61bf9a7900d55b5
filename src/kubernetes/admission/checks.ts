import { nearest } from '../../text/nearest.ts';
import { listWords, quoted } from '../../text/words.ts';
import { wrongKey, wrongLabelName, wrongLabelValue, wrongName } from '../terms/names.ts';
import type { SchemaFix } from '../terms/problem.ts';
import type { Field } from './field.ts';

/** Reports a text that is none of some choices. `''` is unset, unless `empty` also reports it. */
export function oneOf(field: Field, choices: readonly string[], empty: 'skip' | 'check' = 'skip'): void {
  const { word } = field;
  if (field.text === '' && empty === 'check')
    field.wrong('choice', `${field.name} is empty. Remove it, or use ${listWords(choices.map(quoted), 'or')}.`);
  if (word === undefined || choices.includes(word)) return;
  const near = nearest(word, choices);
  const hint = near === undefined ? '' : ` Did you mean ${quoted(near)}?`;
  const taken = listWords(choices.map(quoted), 'or');
  field.wrong('choice', `${field.name} cannot be ${quoted(word)}.${hint} Use ${taken}.`, [word], fixOf(near));
}

/** The repair that writes another text, if there is one. */
export function fixOf(text: string | undefined): SchemaFix | undefined {
  return text === undefined ? undefined : { kind: 'value', text };
}

/** The repair that takes the quotes off a number. */
export function unquoted(text: string): SchemaFix | undefined {
  return /^(?:0|[1-9][0-9]{0,8})$/.test(text) ? { kind: 'raw', text } : undefined;
}

/** Reports a number outside a range, both ends included. */
export function inRange(field: Field, least: number, most = Number.POSITIVE_INFINITY): void {
  const { integer } = field;
  if (integer === undefined || (integer >= least && integer <= most)) return;
  const range = most === Number.POSITIVE_INFINITY ? `at least ${least}` : `from ${least} to ${most}`;
  field.wrong('range', `${field.name} is ${integer}, but must be ${range}.`, [String(integer)]);
}

/** Reports negative numbers under some keys. */
export function notNegative(field: Field, ...keys: string[]): void {
  for (const key of keys) inRange(field.at(key), 0);
}

/** Reports a list with too many entries. */
export function atMost(list: Field, most: number): void {
  const { length } = list.items;
  if (length > most) list.wrong('size', `${list.name} has ${length} entries, but can have at most ${most}.`);
}

type NameCheck = (name: string) => string | undefined;

export const SUBDOMAIN: NameCheck = (name) => wrongName(name, '');
export const LABEL: NameCheck = wrongLabelName;
export const PATH_SEGMENT: NameCheck = (name) => wrongName(name, 'rbac.authorization.k8s.io/Role');

/** A name of at most 63 lower-case letters, digits and `-` that begins with a letter. */
export function wrongServiceName(name: string): string | undefined {
  if (name.length > 63) return `has ${name.length} characters, but can have at most 63`;
  return /^[a-z](?:[-a-z0-9]*[a-z0-9])?$/.test(name)
    ? undefined
    : 'must contain only lowercase letters, digits and `-`, start with a letter, and end with a letter or digit';
}

/** Reports a name with an invalid form. `empty` also reports an empty one. */
export function named(field: Field, check: NameCheck, empty: 'skip' | 'check' = 'skip'): void {
  const { text } = field;
  if (text === undefined || (text === '' && empty === 'skip')) return;
  if (text === '') field.wrong('name', `${field.name} is empty, but must be a name.`);
  else {
    const wrong = check(text);
    if (wrong !== undefined) field.wrong('name', `The name ${quoted(text)} in ${field.name} ${wrong}.`, [text]);
  }
}

/** Reports a missing name, or one that is not of the form that it must have. */
export function requireName(holder: Field, key: string, check: NameCheck): void {
  if (!holder.require(key)) named(holder.at(key), check);
}

/** Reports a text that cannot be the key of a label. */
export function labelKey(field: Field): void {
  const { text } = field;
  const wrong = text === undefined ? undefined : wrongKey(text);
  if (wrong !== undefined)
    field.wrong('label-key', `The label key ${quoted(text ?? '')} in ${field.name} ${wrong}.`, [text ?? '']);
}

/** Reports a text that cannot be the value of a label. */
export function labelValue(field: Field): void {
  const { text } = field;
  const wrong = text === undefined ? undefined : wrongLabelValue(text);
  if (wrong !== undefined)
    field.wrong('label-value', `The label value ${quoted(text ?? '')} in ${field.name} ${wrong}.`, [text ?? '']);
}

/** Reports duplicate entries in a list of names. */
export function unique(fields: readonly Field[], what: string): void {
  const seen = new Map<string, Field>();
  for (const field of fields) {
    const { word } = field;
    const first = word === undefined ? undefined : seen.get(word);
    if (word === undefined) continue;
    if (first) field.duplicate(`${field.name} repeats the ${what} ${quoted(word)} from ${first.name}.`, [word]);
    else seen.set(word, field);
  }
}

/** Reports what is neither a number from 0 nor a percentage; `most` is the largest percentage. */
export function numberOrPercent(field: Field, most = Number.POSITIVE_INFINITY): void {
  inRange(field, 0, 2 ** 31 - 1);
  const { text } = field;
  if (text === undefined) return;
  if (!/^[0-9]+%$/.test(text)) {
    const number = /^[0-9]+$/.test(text) ? ' Write a number without quotes.' : '';
    field.wrong(
      'percent',
      `${field.name} is ${quoted(text)}, but must be a number or a percentage such as \`25%\`.${number}`,
      [text],
      unquoted(text),
    );
  } else if (Number(text.slice(0, -1)) > most) {
    field.wrong('percent', `${field.name} is ${quoted(text)}, but can be at most \`${most}%\`.`, [text]);
  }
}

/** The amount of a number or percentage, or undefined if it is not known. */
export function amountOf(field: Field): number | undefined {
  if (field.integer !== undefined) return field.integer;
  return field.text !== undefined && /^[0-9]+%$/.test(field.text) ? Number(field.text.slice(0, -1)) : undefined;
}

/** The keys that ConfigMaps and Secrets take. */
export function wrongDataKey(key: string): string | undefined {
  if (key.length > 253) return `has ${key.length} characters, but can have at most 253`;
  if (!/^[-._a-zA-Z0-9]+$/.test(key)) return 'must contain only letters, digits, `-`, `_` and `.`';
  return key === '.' || key.startsWith('..') ? 'must not be `.` or start with `..`' : undefined;
}

export function dataKey(field: Field): void {
  const { word } = field;
  const wrong = word === undefined ? undefined : wrongDataKey(word);
  if (wrong !== undefined)
    field.wrong('data-key', `The key ${quoted(word ?? '')} in ${field.name} ${wrong}.`, [word ?? '']);
}
