import type { Problem } from '../../src/findings/problem.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { writtenAt } from '../../src/yaml/origin.ts';
import { addedByBuilds } from './built.ts';
import { type EncryptedText, encryptedTexts } from './encrypted-text.ts';
import { describeNothing, describePlain, describeUnreadable } from './words.ts';

export default defineRule({
  id: 'partly-encrypted',
  description:
    'A file that SOPS encrypted contains a value in plain text that SOPS should have encrypted, or cannot be decrypted.',
  theme: 'secrets',
  severity: 'error',
  on: 'tree',
  explains: ['plaintext-secret'],

  *check(revision) {
    const reported = new Set<string>();
    for (const text of encryptedTexts(revision)) {
      const standing = revision.standings.ofFile(text.path);
      if (standing === 'off') continue;
      for (const value of text.values.plain) reported.add(writtenAt(value.origin));
      for (const problem of problemsOf(text))
        yield standing === 'unreached' ? { ...problem, severity: 'warning' } : problem;
    }
    yield* addedByBuilds(revision.flux, reported);
  },
});

function* problemsOf(text: EncryptedText): Iterable<Problem> {
  if (text.fault) yield describeUnreadable(text, text.fault);
  else if (text.values.plain.length > 0) yield* describePlain(text);
  else if (text.values.encrypted === 0) yield* describeNothing(text);
}
