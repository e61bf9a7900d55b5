import { speaksOfSecret } from '../kubernetes/terms/secret-names.ts';
import { editDistance } from '../text/nearest.ts';
import { isList, isMap, stringAt, type YamlMap, type YamlValue } from '../yaml/value.ts';

/** Where a mapping with a name contains a value. */
const VALUE_HOLDERS = /(?:env|envs|vars?|variables?|param(?:eter)?s?|headers?|values?)$/i;
/** Keys next to a name that never contain the value. */
const BESIDE =
  /^(?:name|key|path|op|kind|apiVersion|namespace|valueFrom|from|type|optional|version|forceString|description|required|readOnly|mountPath|subPath|protocol)$/;
const FLAG = /^--?[A-Za-z][\w.-]{0,127}$/;

/** Whether what a mapping of a kind has under `data` is secret; encrypted kinds and ones that only refer to a store hold none. */
export function isSecretKind(kind: string | undefined): boolean {
  return kind !== undefined && /Secret$/.test(kind) && !/^(?:Sealed|\w*External|Push)Secret$/.test(kind);
}

/** Whether an item of a list is the value of the flag before it: `--db-password`, `hunter2`. */
export function isValueOfFlag(item: YamlValue, before: YamlValue | undefined): boolean {
  if (typeof before !== 'string' || typeof item === 'object' || String(item).startsWith('-')) return false;
  if (/^(?:-u|--user)$/.test(before)) return String(item).includes(':');
  return FLAG.test(before) && speaksOfSecret(before.replace(/^-+/, ''));
}

/** The name of a variable, parameter or header, or the path that an operation of a JSON patch sets. */
export function nameOf({ name, key, path, op }: YamlMap): string | undefined {
  if (typeof op === 'string' && typeof path === 'string') return path;
  if (typeof name === 'string') return name;
  return typeof key === 'string' ? key : undefined;
}

/** Whether a mapping of that name, or an operation at that path, sets something secret. */
export function hides(map: YamlMap, name: string, target: string | undefined): boolean {
  if (typeof map.op !== 'string') return speaksOfSecret(name.slice(name.lastIndexOf('.') + 1));
  const [, first = '', ...rest] = name.split('/');
  if (first === 'stringData' || rest.includes('stringData')) return true;
  if (first === 'data' && (target === undefined || target.endsWith('Secret'))) return true;
  return speaksOfSecret(rest.at(-1) ?? first);
}

/** Whether a key of a mapping with a name contains its value, misspelled or not. */
export function holdsValue(key: string, value: YamlValue, parent: string): boolean {
  if (BESIDE.test(key)) return false;
  if (Math.abs(key.length - 'value'.length) <= 2 && editDistance(key.toLowerCase(), 'value') <= 2) return true;
  return typeof value !== 'object' && VALUE_HOLDERS.test(parent);
}

/** Whether a key says that its scalar, or each scalar of its list, is secret. */
export function isTold(key: string, value: YamlValue): boolean {
  if (typeof value === 'boolean' || isMap(value)) return false;
  if (!speaksOfSecret(key)) return false;
  return !isList(value) || value.every((item) => typeof item !== 'object');
}

/** The kind of the objects that an entry of `patches` is for. */
export function targetOf(map: YamlMap, key: string): string | undefined {
  return key === 'patch' ? stringAt(map, 'target', 'kind') : undefined;
}

/** The text that base64 decodes to, if it is text. */
export function decoded(text: string): string[] {
  if (text.length < 8 || !/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(text)) return [];
  const plain = Buffer.from(text, 'base64').toString('utf8');
  return plain.includes('\uFFFD') ? [] : [plain];
}

/** Whether a list of files has an entry that must be a literal: no path has two `=`. */
export function isLiteral(files: YamlValue): boolean {
  return isList(files) && files.some((file) => typeof file === 'string' && file.split('=').length > 2);
}

/** Whether a field of a Secret contains what none of its fields does: a typo may have put a value there. */
export function isOutOfPlace(key: string, value: YamlValue): boolean {
  if (key === 'immutable') return typeof value !== 'boolean';
  return !isMap(value) && !/^(?:apiVersion|kind|type|\$patch)$/.test(key);
}

/** Whether a schema has a default or an example for a field whose name suggests a secret. */
export function isExample(key: string, parent: string): boolean {
  return /^(?:default|examples?|enum|const)$/.test(key) && speaksOfSecret(parent);
}
