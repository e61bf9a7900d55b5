import { hasVariable } from '../../text/variables.ts';
import { quoted } from '../../text/words.ts';
import { isMap } from '../../yaml/value.ts';
import { isUnknown } from '../terms/unknown.ts';
import { wrongDataKey } from './checks.ts';
import type { Field } from './field.ts';

/** Bytes that a ConfigMap or Secret holds at most. */
const LARGEST = 1024 * 1024;

export function configMap(object: Field): void {
  const [data, binary] = [object.at('data'), object.at('binaryData')];
  keys(data);
  keys(binary);
  for (const [key, value] of data.entries)
    if (Object.hasOwn(isMap(binary.value) ? binary.value : {}, key))
      value.duplicate(`${value.name} has the same key as an entry of \`binaryData\`. Keep one of them.`, [key]);
  size(data, textSize(data) + encodedSize(binary), 'ConfigMap');
}

export function secret(object: Field): void {
  const [data, text] = [object.at('data'), object.at('stringData')];
  keys(data);
  keys(text);
  size(data.isSet ? data : text, encodedSize(data) + textSize(text), 'Secret');
  contents(object);
}

function keys(field: Field): void {
  const { value } = field;
  if (!isMap(value)) return;
  for (const key of Object.keys(value)) {
    const wrong = isUnknown(key) ? undefined : wrongDataKey(key);
    if (wrong !== undefined)
      field.at(key).wrong('data-key', `The key ${quoted(key)} in ${field.name} ${wrong}.`, [key]);
  }
}

function textSize(field: Field): number {
  return field.entries.reduce((sum, [, { text }]) => sum + (text === undefined ? 0 : Buffer.byteLength(text)), 0);
}

function encodedSize(field: Field): number {
  return field.entries.reduce(
    (sum, [, { text }]) => sum + (text === undefined ? 0 : Math.floor((text.replace(/[\r\n=]/g, '').length * 3) / 4)),
    0,
  );
}

function size(field: Field, bytes: number, kind: string): void {
  if (bytes > LARGEST)
    field.wrong(
      'size',
      `The ${kind} contains ${Math.ceil(bytes / 1024)} KiB of data, but can contain at most 1024 KiB.`,
    );
}

/** Keys that a type of Secret must have: all of them. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
};

function contents(object: Field): void {
  const type = object.at('type');
  const [data, text] = [object.at('data'), object.at('stringData')];
  if (type.word === 'kubernetes.io/service-account-token') {
    const annotations = object.at('metadata', 'annotations');
    if (object.at('metadata').isWhole)
      annotations.require('kubernetes.io/service-account.name', 'A Secret of this type must name its ServiceAccount');
    return;
  }
  if (!object.isWhole || !data.isWhole || !text.isWhole || isEncrypted(data) || isEncrypted(text)) return;
  const has = (key: string): boolean => [data, text].some(({ value }) => isMap(value) && Object.hasOwn(value, key));
  if (type.word === 'kubernetes.io/basic-auth' && !has('username') && !has('password'))
    data.lacking('required', `A Secret of type ${quoted(type.word)} must have \`username\` or \`password\`.`, [
      'username',
    ]);
  for (const key of NEEDED[type.word ?? ''] ?? []) {
    if (!has(key))
      data
        .at(key)
        .lacking(
          'required',
          `${data.at(key).name} is missing. A Secret of type ${quoted(type.word ?? '')} requires it.`,
          [key],
        );
    else if (key.startsWith('.docker')) dockerConfig(data.at(key), text.at(key));
    else if (key === 'ssh-privatekey' && data.at(key).isEmpty && text.at(key).isEmpty)
      data.at(key).lacking('required', `${data.at(key).name} is empty. A Secret of this type requires a value.`, [key]);
  }
}

/** The whole of a mapping may be one encrypted text. */
function isEncrypted({ value }: Field): boolean {
  return typeof value === 'string';
}

function dockerConfig(data: Field, plain: Field): void {
  const field = plain.isSet ? plain : data;
  if (field.text === undefined) return;
  const json = plain.isSet ? field.text : Buffer.from(field.text, 'base64').toString('utf8');
  if (hasVariable(json) || isJsonObject(json)) return;
  field.wrong('docker-config', `${field.name} must be a JSON object with registry credentials.`);
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && !Array.isArray(value);
  } catch {
    return false;
  }
}
