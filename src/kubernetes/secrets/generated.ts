import { TextFile } from '../../repository/text-file.ts';
import { parseYaml } from '../../yaml/parse.ts';
import { isMap, listAt, stringAt, type YamlMap } from '../../yaml/value.ts';
import { remembered } from './remembered.ts';

/** A file that a generator of an overlay adds to a Secret or ConfigMap. */
export interface SecretSource {
  readonly kind: 'Secret' | 'ConfigMap';
  /** Name of the generator. Empty if it has none. */
  readonly generator: string;
  /** The path as written, relative to the overlay. */
  readonly file: string;
  /** The path of the entry in the overlay. */
  readonly at: readonly (string | number)[];
  /** The object that the generator creates from the text. */
  readonly object: (text: string) => YamlMap;
}

const GENERATORS = [
  ['secretGenerator', 'Secret'],
  ['configMapGenerator', 'ConfigMap'],
] as const;

/** The files that an overlay's secretGenerators read. */
export function secretSources(overlay: YamlMap): SecretSource[] {
  return generatorSources(overlay).filter(({ kind }) => kind === 'Secret');
}

/** The files that an overlay's generators read. */
export function generatorSources(overlay: YamlMap): SecretSource[] {
  return GENERATORS.flatMap(([field, kind]) =>
    listAt(overlay, field).flatMap((generator, index) => {
      const name = stringAt(generator, 'name') ?? '';
      const source = (file: string, data: (text: string) => YamlMap, ...at: (string | number)[]): SecretSource => ({
        kind,
        generator: name,
        file,
        at: [field, index, ...at],
        object: (text) => objectOf(kind, name, data(text)),
      });
      const files = listAt(generator, 'files').flatMap((entry, at) => {
        if (typeof entry !== 'string') return [];
        const file = entry.slice(entry.indexOf('=') + 1);
        const key = entry.includes('=') ? entry.slice(0, entry.indexOf('=')) : file.slice(file.lastIndexOf('/') + 1);
        return [source(file, (text) => ({ [key]: text }), 'files', at)];
      });
      const envs = listAt(generator, 'envs').flatMap((file, at) =>
        typeof file === 'string' ? [source(file, settingsIn, 'envs', at)] : [],
      );
      const env = stringAt(generator, 'env');
      return [...files, ...envs, ...(env === undefined ? [] : [source(env, settingsIn, 'env')])];
    }),
  );
}

function objectOf(kind: SecretSource['kind'], name: string, data: YamlMap): YamlMap {
  const field = kind === 'Secret' ? 'stringData' : 'data';
  return { apiVersion: 'v1', kind, metadata: { name }, [field]: data };
}

/** The lines of an env file, as kustomize reads them; quotes around a value are taken off. */
function settingsIn(text: string): YamlMap {
  const lines = text
    .split(/\r?\n/)
    .filter((line) => !/^\s*(?:#|$)/.test(line) && line.includes('=') && !isOfSops(line, text));
  return Object.fromEntries(
    lines.map((line) => {
      const at = line.indexOf('=');
      return [line.slice(0, at).trim(), line.slice(at + 1).replace(/^(["'])(.*)\1$/, '$2')];
    }),
  );
}

/** Whether a line of a dotenv file is what SOPS adds to it, but no value. */
function isOfSops(line: string, text: string): boolean {
  return line.startsWith('sops_') && /^sops_mac=ENC\[AES256_GCM,/m.test(text);
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

/** A text without what SOPS notes at its end: the values that it encrypted show so one by one. */
export function withoutNotes(text: string): string {
  if (!text.includes('ENC[AES256_GCM,')) return text;
  return text.replace(/^sops:[ \t]*\r?\n(?:[ \t]+[^\n]*\n|\r?\n)*/gm, (notes) =>
    /^[ \t]+mac: ["']?ENC\[AES256_GCM,/m.test(notes) ? '' : notes,
  );
}

/** Whether a file as a whole is encrypted: by SOPS as bytes, age, PGP or Ansible; settings that SOPS encrypted show it one by one. */
export const isEncryptedText = remembered(
  (text: string): boolean =>
    /^\s*(?:-----BEGIN (?:AGE ENCRYPTED FILE|PGP MESSAGE)|\$ANSIBLE_VAULT;\d\.\d;AES|age-encryption\.org\/v1)/.test(
      text,
    ) || /^\s*\{\s*"data":\s*"ENC\[AES256_GCM,[^"\]]*\]",\s*"sops":/.test(text),
);
