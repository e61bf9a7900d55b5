import { randomBytes } from 'node:crypto';
import type { Problem } from '../../src/findings/problem.ts';
import { certainSecretsIn, type SecretInFile } from '../../src/kubernetes/secrets/in-file.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { PassedFile } from '../../src/repository/change.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { quoted } from '../../src/text/words.ts';
import { Origin } from '../../src/yaml/origin.ts';

/** Distinguishes secrets within this run, without their values. */
const KEY = randomBytes(32);

export default defineRule({
  id: 'secret-in-history',
  description: 'A commit of this change adds a secret in plain text, and a later commit removes it.',
  theme: 'secrets',
  severity: 'error',
  on: 'tree',

  *check(revision) {
    const { base, change, appliedFiles } = revision;
    // What the base has was published before; what the head has is reported by plaintext-secret.
    const passed = base ? (change?.passed?.() ?? []) : [];
    if (passed.length === 0) return;
    const known = knownSecrets(revision, passed);
    for (const file of passed) {
      if (appliedFiles.of(file.text.path) === 'aside') continue;
      for (const secret of certainSecretsIn(file.text)) {
        const marks = secret.digests.map((digest) => digest(KEY));
        if (marks.every((mark) => known.has(mark))) continue;
        for (const mark of marks) known.add(mark);
        yield describe(file, secret, revision, marks);
      }
    }
  },
});

/** The secrets of the files that the change edits, as they are before and after it. */
function knownSecrets({ base, tree, change }: Revision, passed: readonly PassedFile[]): Set<string> {
  const paths = new Set([...passed.map(({ text }) => text.path), ...(change?.files.keys() ?? [])]);
  for (const { previousPath } of change?.files.values() ?? []) if (previousPath !== undefined) paths.add(previousPath);
  const texts = [tree, base?.tree].flatMap((one) => [...paths].flatMap((path) => one?.textAt(path) ?? []));
  const secrets = texts.flatMap((text) => certainSecretsIn(text));
  return new Set(secrets.flatMap(({ digests }) => digests.map((digest) => digest(KEY))));
}

function describe(
  { commit, text }: PassedFile,
  { key, what, start }: SecretInFile,
  { tree }: Revision,
  marks: readonly string[],
): Problem {
  const named = key === '' ? what : `${what} (${quoted(key)})`;
  return {
    at: placeOf(tree.textAt(text.path) ?? new TextFile(text.path, ''), key),
    message: `Commit ${commit.slice(0, 10)} of this change adds ${named} in plain text to line ${text.position(start).line} of this file, and a later commit removes it. It stays in the history, also if the commits are squashed, because anyone can open the commit in the pull request. Rotate it.`,
    values: [commit, text.path, key, what],
    cause: marks,
  };
}

/** The line of the head that has the key now, or the beginning of the file. */
function placeOf(file: TextFile, key: string): Origin {
  const at = key === '' ? -1 : file.text.indexOf(key);
  const start = Math.max(0, at);
  const end = at === -1 ? 0 : at + key.length;
  return new Origin(file, start, start, start, end);
}
