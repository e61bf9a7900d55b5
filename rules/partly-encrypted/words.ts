import type { Problem } from '../../src/findings/problem.ts';
import type { PlainValue } from '../../src/kubernetes/sops/plain-values.ts';
import type { SopsScope } from '../../src/kubernetes/sops/scope.ts';
import { countOf, listWords, quoted } from '../../src/text/words.ts';
import type { EncryptedText } from './encrypted-text.ts';

const MAX_NAMED = 5;
const MAX_RELATED = 20;

/** What is in plain text next to encrypted values. */
export function* describePlain({ path, object, scope, values }: EncryptedText): Iterable<Problem> {
  const [first, ...others] = values.plain;
  if (!first) return;
  const isOne = others.length === 0;
  const it = isOne ? 'it' : 'them';
  yield {
    at: first.origin,
    object,
    message: `${namesOf(values.plain)} ${isOne ? 'is' : 'are'} in plain text, but ${settingOf(scope)} says that SOPS encrypted ${it}. SOPS then cannot decrypt the file, and Flux cannot apply it. Remove ${it}, add ${it} again with \`sops edit ${path}\`, and rotate ${it} if ${isOne ? 'it is a secret' : 'they are secrets'}.`,
    related: others
      .slice(0, MAX_RELATED)
      .map(({ origin, path: keys }) => ({ at: origin, message: `${nameOf(keys)} is here` })),
    values: ['plain', ...values.plain.map(({ path: keys }) => keys.join('.')).sort()],
  };
}

const FAULTS: Readonly<Record<NonNullable<EncryptedText['fault']>, string>> = {
  'no metadata':
    'SOPS encrypted this value, but its metadata (the field `sops`) are missing, so nothing can decrypt it and the cluster gets the encrypted text',
  'no MAC': 'The metadata of SOPS have no `mac`, so SOPS and Flux do not decrypt this file',
  'no key': 'The metadata of SOPS list no key, so no one can decrypt this file',
};

/** A file with the metadata of SOPS that nothing can decrypt. */
export function describeUnreadable(
  { metadata, object }: EncryptedText,
  fault: NonNullable<EncryptedText['fault']>,
): Problem {
  return {
    at: metadata,
    object,
    message: `${FAULTS[fault]}. Restore the metadata from an earlier commit, or encrypt the file again from its plain text.`,
    values: [fault],
  };
}

/** A file of which SOPS encrypted nothing. */
export function* describeNothing({ metadata, object, scope }: EncryptedText): Iterable<Problem> {
  if (!scope.setting) return;
  yield {
    at: metadata,
    object,
    severity: 'warning',
    message: `SOPS encrypted nothing in this file because ${settingOf(scope)} does not match any key. Correct the setting in \`.sops.yaml\`, remove the field \`sops\`, and encrypt the file again.`,
    values: ['nothing'],
    cause: ['nothing', scope.setting.value],
  };
}

/** The setting that says what is encrypted. */
export function settingOf({ setting }: SopsScope): string {
  return setting ? quoted(`${setting.name}: ${setting.value}`) : 'its metadata';
}

function namesOf(values: readonly PlainValue[]): string {
  const names = values.slice(0, MAX_NAMED).map(({ path }) => nameOf(path));
  const more = values.length - names.length;
  return listWords(more > 0 ? [...names, countOf(more, 'other value')] : names);
}

function nameOf(path: readonly (string | number)[]): string {
  return quoted(path.join('.'));
}
