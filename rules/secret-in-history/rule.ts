import { randomBytes } from 'node:crypto';
import type { Problem } from '../../src/findings/problem.ts';
import { getOrInsert } from '../../src/grouping.ts';
import { certainSecretsIn, type SecretInFile } from '../../src/kubernetes/secrets/in-file.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { PassedFile } from '../../src/repository/change.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import type { Tree } from '../../src/repository/tree.ts';
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
    const { files: passed, isWhole } = change?.passed?.() ?? { files: [], isWhole: true };
    if (!isWhole) yield notRead(revision);
    if (!base || passed.length === 0) return;
    const known = knownSecrets(revision, passed);
    const added = passed.filter(({ text }) => appliedFiles.of(text.path) !== 'aside').flatMap(addedBy(known));
    if (added.length === 0) return;
    // A secret may have been copied from a file that the change does not edit.
    const before = marksIn([...base.tree.files.keys()], base.tree);
    for (const one of added) if (!one.marks.every((mark) => before.has(mark))) yield describe(one, revision);
  },
});

/** That commits of the change are not in the clone. */
function notRead(revision: Revision): Problem {
  return {
    at: placeOfNone(revision),
    severity: 'notice',
    message:
      'This clone does not have all commits of the change, so a secret that one of them adds and a later one removes would go unnoticed. Set `fetch-depth: 0` for actions/checkout, or run `git fetch --unshallow`.',
    values: ['commits'],
  };
}

/** A place for what is about no file: the first line of the change, so that it counts in every scope. */
function placeOfNone({ tree, change }: Revision): Origin {
  const files = [...(change?.files.values() ?? [])].filter(({ path }) => tree.file(path));
  const { path, added } = files.find((file) => file.added.length > 0) ?? files[0] ?? { path: '.', added: [] };
  const text = tree.textAt(path) ?? new TextFile(path, '');
  const start = text.lineStart(added[0]?.first ?? 1);
  return new Origin(text, start, start, start, start);
}

/** A secret that a commit added, with its marks in this run. */
interface AddedSecret {
  readonly file: PassedFile;
  readonly secret: SecretInFile;
  readonly marks: readonly string[];
}

/** The secrets of a file that are not known; then they are. */
function addedBy(known: Set<string>): (file: PassedFile) => AddedSecret[] {
  return (file) =>
    certainSecretsIn(file.text).flatMap((secret) => {
      const marks = marksOf(secret);
      if (marks.every((mark) => known.has(mark))) return [];
      for (const mark of marks) known.add(mark);
      return [{ file, secret, marks }];
    });
}

/** The secrets of the files that the change edits, as they are before and after it. */
function knownSecrets({ base, tree, change }: Revision, passed: readonly PassedFile[]): Set<string> {
  const paths = new Set([...passed.map(({ text }) => text.path), ...(change?.files.keys() ?? [])]);
  for (const { previousPath } of change?.files.values() ?? []) if (previousPath !== undefined) paths.add(previousPath);
  return new Set([tree, base?.tree].flatMap((one) => (one ? [...marksIn([...paths], one)] : [])));
}

function marksIn(paths: readonly string[], tree: Pick<Tree, 'textAt'>): Set<string> {
  const texts = paths.flatMap((path) => tree.textAt(path) ?? []);
  return new Set(texts.flatMap((text) => certainSecretsIn(text).flatMap(marksOf)));
}

function marksOf({ digests }: SecretInFile): string[] {
  return digests.map((digest) => digest(KEY));
}

function describe(
  { file: { commit, text }, secret: { key, what, start }, marks }: AddedSecret,
  { tree }: Revision,
): Problem {
  const named = key === '' ? what : `${what} (${quoted(key)})`;
  return {
    at: placeOf(tree.textAt(text.path) ?? new TextFile(text.path, ''), key),
    message: `Commit ${commit.slice(0, 10)} of this change adds ${named} in plain text to line ${text.position(start).line} of this file, and a later commit removes it. It stays in the history even if the commits are squashed, because anyone can open the commit in the pull request. Rotate it.`,
    values: [commit, text.path, key, what],
    cause: marks,
  };
}

/** Where the head has the key now, or the beginning of the file. */
function placeOf(file: TextFile, key: string): Origin {
  const start = getOrInsert(words, file, () => wordsOf(file)).get(key);
  return start === undefined ? new Origin(file, 0, 0, 0, 0) : new Origin(file, start, start, start, start + key.length);
}

/** Where each word is first, by text: one file may have had thousands of secrets. */
const words = new WeakMap<TextFile, ReadonlyMap<string, number>>();

function wordsOf({ text }: TextFile): Map<string, number> {
  const found = new Map<string, number>();
  for (const { 0: word, index } of text.matchAll(/[\w.-]+/g)) if (!found.has(word)) found.set(word, index);
  return found;
}
