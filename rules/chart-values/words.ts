import type { FieldPath } from '../../src/kubernetes/terms/problem.ts';
import { fieldName, isSecretPath, typeWords, valueWords } from '../../src/kubernetes/terms/words.ts';
import { listWords } from '../../src/text/words.ts';
import type { YamlValue } from '../../src/yaml/value.ts';

/** The name of a value, as the subject of a sentence. */
export function subjectOf(path: FieldPath): string {
  return path.length === 0 ? 'The values as a whole' : `\`${fieldName(path)}\``;
}

/** A value as it may be shown. */
export function shownValue(value: YamlValue, path: FieldPath): string {
  return valueWords(value, isSecretPath(path, 'HelmRelease'));
}

/** The types that a schema takes, in words. */
export function typesInWords(types: readonly string[]): string {
  return listWords(
    [...new Set(types)].map((type) => (type === 'null' ? '`null`' : typeWords(type))),
    'or',
  );
}
