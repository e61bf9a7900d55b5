import { isGenerated, isProse } from '../../repository/folder-names.ts';
import { isYamlPath } from '../../repository/kustomization-names.ts';
import type { TextFile } from '../../repository/text-file.ts';
import { parseYaml } from '../../yaml/parse.ts';
import { isList, isMap, originOf, type YamlValue } from '../../yaml/value.ts';
import { declaredSecrets } from './find.ts';
import { isEncryptedText } from './generated.ts';
import { isKeyId } from './key-ids.ts';
import { secretComments, secretSettings } from './lines.ts';
import { digestOf, type SecretDigest } from './place.ts';
import { tokensOf } from './tokens.ts';

/** A text that certainly contains a secret: what it is, its key and its place. */
export interface SecretInFile {
  /** Empty if only its shape says that it is a secret. */
  readonly key: string;
  readonly what: string;
  /** Offset in UTF-16 code units. */
  readonly start: number;
  readonly digests: readonly SecretDigest[];
}

/** Values of a file that are read, those that aliases repeat included. */
const MAX_VALUES = 200_000;

/**
 * What is certainly a secret in a file, whether it is part of the tree or not: in YAML by its key, in any text by its shape, and in
 * comments and settings by its name.
 */
export function certainSecretsIn(file: TextFile): SecretInFile[] {
  if (isGenerated(file.path)) return [];
  const shown = tokensOf(file)
    .filter((token) => token.certain && !isKeyId(file.text, token))
    .map(({ what, start, end }) => ({ key: '', what, start, digests: [digestOf(file.text.slice(start, end))] }));
  const isYaml = isYamlPath(file.path);
  return [...(isYaml ? declaredIn(file) : []), ...shown, ...statedIn(file, isYaml, shown)];
}

function* declaredIn(file: TextFile): Iterable<SecretInFile> {
  for (const { value, origin } of parseYaml(file, 'resource', MAX_VALUES).documents) {
    if (!isMap(value) && !isList(value)) continue;
    for (const { key, what, path, digests, certainty } of declaredSecrets(value)) {
      if (certainty === 'certain') yield { key, what, start: startOf(value, path) ?? origin.start, digests };
    }
  }
}

/** What the lines of a text set, except those that also show a secret by its shape. */
function* statedIn(file: TextFile, isYaml: boolean, shown: readonly SecretInFile[]): Iterable<SecretInFile> {
  if (isProse(file.path) || isEncryptedText(file.text)) return;
  const lines = new Set(shown.map(({ start }) => file.position(start).line));
  for (const { key, certainty, start, end } of isYaml ? secretComments(file.text) : secretSettings(file.text)) {
    if (certainty !== 'certain' || lines.has(file.position(start).line)) continue;
    yield { key, what: 'a secret', start, digests: [digestOf(file.text.slice(start, end))] };
  }
}

function startOf(value: YamlValue, path: readonly (string | number)[]): number | undefined {
  let current: YamlValue | undefined = value;
  let start: number | undefined;
  for (const step of path) {
    if (!isMap(current) && !isList(current)) break;
    start = originOf(current, step)?.start ?? start;
    current = isMap(current) ? current[step] : current[Number(step)];
  }
  return start;
}
