import { isList, isMap, mapAt, stringAt, type YamlMap } from '../../yaml/value.ts';

/** The kinds of keys that SOPS encrypts for. */
const KEYS = ['age', 'pgp', 'kms', 'gcp_kms', 'azure_kv', 'hc_vault', 'hckms', 'key_groups'];
/** How a value begins that SOPS encrypted. */
const CIPHERTEXT = 'ENC[AES256_GCM,';

/** What SOPS notes in a file or an object that it encrypts, or undefined if the field `sops` is not from SOPS. */
export function sopsMetadata(value: YamlMap): YamlMap | undefined {
  const metadata = mapAt(value, 'sops');
  if (!metadata) return undefined;
  const isOfSops =
    stringAt(metadata, 'lastmodified') !== undefined || stringAt(metadata, 'mac')?.startsWith(CIPHERTEXT);
  return isOfSops && KEYS.some((kind) => Object.hasOwn(metadata, kind)) ? metadata : undefined;
}

/** Whether a text is a value that SOPS encrypted. */
export function isCiphertext(text: string): boolean {
  return /^ENC\[AES256_GCM,[^\]\s]*\]$/.test(text);
}

/** Whether metadata list kinds of keys but not one key, so that no one can decrypt the file. */
export function hasNoKey(metadata: YamlMap): boolean {
  return KEYS.every((kind) => {
    const keys = metadata[kind];
    return keys === undefined || keys === null || ((isList(keys) || isMap(keys)) && Object.keys(keys).length === 0);
  });
}
