import { isMap, listAt, stringAt, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import { meaningOf } from '../terms/secret-names.ts';

/** Whether SOPS encrypted a mapping, as Flux sees it: its message authentication code is there. */
export function isEncrypted(map: YamlMap): boolean {
  return map.sops !== undefined && (stringAt(map, 'sops', 'mac') ?? '') !== '';
}

/** The name of a variable (`{name, value}`), a credential (`{type: password, value}`), a parameter or the field that a JSON patch sets. */
export function variableName({ name, key, path, op, type, value }: YamlMap): string | undefined {
  if (value === undefined) return undefined;
  if (typeof type === 'string' && meaningOf(type) === 'password') return type;
  if (typeof name === 'string') return name;
  if (typeof op === 'string' && typeof path === 'string') return path;
  return typeof key === 'string' ? key : undefined;
}

/** The Secret below `data` of an object that only names its kind: what a Kyverno policy generates. */
export function secretWithin(data: YamlValue): YamlMap | undefined {
  if (!isMap(data) || !(isMap(data.data) || isMap(data.stringData))) return undefined;
  return { ...data, apiVersion: 'v1', kind: 'Secret' };
}

/** Whether a replacement of kustomize writes into Secrets. */
function reachesSecret(replacement: YamlMap): boolean {
  return listAt(replacement, 'targets').some((target) => stringAt(target, 'select', 'kind') === 'Secret');
}

/** The field that the value of a replacement goes to: whether it is an entry of a Secret, and one in base64. */
export function replacementField(replacement: YamlMap): {
  readonly key: string;
  readonly isEntry: boolean;
  readonly isEncoded: boolean;
} {
  const [first = ''] = listAt(replacement, 'targets').flatMap((target) => listAt(target, 'fieldPaths'));
  const path = String(first);
  const key = path.replace(/^.*\./, '');
  return { key, isEntry: reachesSecret(replacement), isEncoded: path.startsWith('data.') };
}

/** Base64 as text; the text itself if it is not base64 of a text. */
export function decoded(text: string): string {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length === 0 || !/^[A-Za-z0-9+/=\s]+$/.test(text)) return text;
  const plain = bytes.toString('utf8');
  return plain.includes('\uFFFD') ? text : plain;
}
