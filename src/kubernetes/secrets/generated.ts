import { TextFile } from '../../repository/text-file.ts';
import { parseYaml } from '../../yaml/parse.ts';
import { isList, isMap, listAt, stringAt, type YamlMap } from '../../yaml/value.ts';
import type { SecretPlace } from '../secrets.ts';
import { entry, severalLines } from './judge.ts';
import { pairsIn } from './pairs.ts';

/** A file that a secretGenerator of an overlay puts into a Secret. */
export interface SecretSource {
  /** Name of the generator; empty where none is stated. */
  readonly generator: string;
  /** The path as written, relative to the overlay. */
  readonly file: string;
  /** The path of the entry in the overlay. */
  readonly at: readonly (string | number)[];
}

/** The files that an overlay's secretGenerators read. */
export function secretSources(overlay: YamlMap): SecretSource[] {
  const sources: SecretSource[] = [];
  for (const [index, generator] of listAt(overlay, 'secretGenerator').entries()) {
    if (!isMap(generator)) continue;
    const name = stringAt(generator, 'name') ?? '';
    for (const field of ['files', 'envs']) {
      const files = generator[field];
      if (!isList(files)) continue;
      for (const [at, file] of files.entries()) {
        if (typeof file !== 'string') continue;
        const path = field === 'files' ? file.slice(file.indexOf('=') + 1) : file;
        sources.push({ generator: name, file: path, at: ['secretGenerator', index, field, at] });
      }
    }
    const env = generator.env;
    if (typeof env === 'string') sources.push({ generator: name, file: env, at: ['secretGenerator', index, 'env'] });
  }
  return sources;
}

/** The names of the Secrets that an overlay deletes by a patch or whose content its generators replace. */
export function discardedSecrets(overlay: YamlMap): string[] {
  const replaced = listAt(overlay, 'secretGenerator').filter(
    (generator) => stringAt(generator, 'behavior') === 'replace',
  );
  const patches = [...listAt(overlay, 'patches'), ...listAt(overlay, 'patchesStrategicMerge')].flatMap((patch) => {
    const text = isMap(patch) ? patch.patch : patch;
    if (typeof text !== 'string' || !text.includes('$patch') || !text.includes('Secret')) return [];
    return parseYaml(new TextFile('', text), 'resource').documents.map(({ value }) => value);
  });
  const deleted = patches.filter(
    (patch) => stringAt(patch, '$patch') === 'delete' && stringAt(patch, 'kind') === 'Secret',
  );
  return [
    ...replaced.map((generator) => stringAt(generator, 'name') ?? ''),
    ...deleted.map((patch) => stringAt(patch, 'metadata', 'name') ?? ''),
  ].filter((name) => name !== '');
}

/** How sure it is that a text which goes into a Secret holds one in clear; undefined for what is encrypted, empty or filled in later. */
export function certaintyOfText(name: string, text: string): SecretPlace['certainty'] | undefined {
  if (isEncryptedText(text)) return undefined;
  const [setting] = pairsIn(text);
  return setting && !/^\s*[{[]/.test(text) ? severalLines(name, text) : entry(name, text);
}

/** Whether a file as a whole is encrypted: by SOPS in any of its formats, age, PGP or Ansible. */
export function isEncryptedText(text: string): boolean {
  return (
    /ENC\[AES256_GCM,data:/.test(text) ||
    /^(?:sops_mac=|-----BEGIN (?:AGE ENCRYPTED FILE|PGP MESSAGE)|\$ANSIBLE_VAULT;|age-encryption\.org\/)/m.test(text)
  );
}
