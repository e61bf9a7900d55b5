import { isList, isMap, listAt, stringAt, type YamlMap, type YamlValue } from '../../yaml/value.ts';

/** The age and PGP keys that a file is encrypted for, or is to be encrypted for. Other kinds of keys are not compared. */
export type Recipients = ReadonlySet<string>;

/** A public key or a fingerprint. Anything else is not known, and may be a private key that someone wrote here by mistake. */
const PUBLIC = /^(?:age1[a-z0-9]+|ssh-[a-z0-9]+ [A-Za-z0-9+/=]+|[0-9A-F]{16,})$/;

/** Keys that are compared with each other. */
const MAX_KEYS = 200;

/** What a file is encrypted for, according to its metadata, or undefined if it is not known. */
export function recipientsOfFile(metadata: YamlMap): Recipients | undefined {
  const groups = [metadata, ...listAt(metadata, 'key_groups')];
  const age = groups.flatMap((group) => listAt(group, 'age').map((key) => stringAt(key, 'recipient') ?? ''));
  const pgp = groups.flatMap((group) => listAt(group, 'pgp').map((key) => stringAt(key, 'fp') ?? ''));
  return publicKeys([...age, ...pgp]);
}

/** What a creation rule encrypts for, or undefined if it is not known. */
export function recipientsOfRule(rule: YamlMap): Recipients | undefined {
  const groups = listAt(rule, 'key_groups');
  if (groups.some((group) => isMap(group) && group.merge !== undefined)) return undefined;
  const sources = groups.length > 0 ? groups : [rule];
  const keys = sources.flatMap((source) => (isMap(source) ? [...keysIn(source.age), ...keysIn(source.pgp)] : []));
  return publicKeys(keys);
}

function publicKeys(keys: readonly (string | undefined)[]): Recipients | undefined {
  const known = keys.flatMap((key) => (key === undefined ? [] : normal(key))).filter((key) => key !== '');
  return known.length <= MAX_KEYS && !keys.includes(undefined) && known.every((key) => PUBLIC.test(key))
    ? new Set(known)
    : undefined;
}

/** Keys as a list or as one text with commas. */
function keysIn(field: YamlValue | undefined): (string | undefined)[] {
  if (typeof field === 'string') return field.split(',');
  return isList(field) ? field.map((key) => (typeof key === 'string' ? key : undefined)) : [];
}

/** Fingerprints are compared as SOPS does, without blanks; of an SSH key its comment does not count. */
function normal(key: string): string {
  const text = key.trim();
  if (text.startsWith('ssh-')) return text.split(/\s+/).slice(0, 2).join(' ');
  return /^(?:0x)?[0-9A-Fa-f\s]{16,}$/.test(text) ? text.replace(/^0x|\s/g, '').toUpperCase() : text;
}
