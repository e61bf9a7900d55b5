import { objectDefinedAt } from '../../src/findings/defined-at.ts';
import { missingSecret } from '../../src/findings/missing-secret.ts';
import type { Problem } from '../../src/findings/problem.ts';
import { groupBy } from '../../src/grouping.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import { type MissingSecret, missingSecrets, secretOf } from '../../src/reconcilers/flux/references/missing-secrets.ts';
import type { FieldReference } from '../../src/reconcilers/flux/references/object-reference.ts';
import { decryptionKeys } from '../../src/reconcilers/flux/references/secret-uses.ts';
import { misspelt } from '../../src/text/misspelling.ts';
import { firstFew, quoted } from '../../src/text/words.ts';

/** The keys of a Secret that Flux reads: suffixes of names, and whole names. */
const KEYS = /\.(?:agekey|asc)$|^(?:sops\.(?:aws-kms|azure-kv|gcp-kms|vault-token))$/;
/** How many Kustomizations must name a Secret before another name is taken for a typo of it. */
const USERS = 3;
const CONSEQUENCE = 'cannot decrypt files, and cannot apply anything';

export default defineRule({
  on: 'tree',
  id: 'unknown-decryption-key',
  description: 'A Flux Kustomization decrypts with a Secret that does not exist or does not contain a key.',
  theme: 'secrets',
  severity: 'warning',

  *check(revision) {
    const loss = { consequence: CONSEQUENCE, isClosed: revision.externals.isClosed };
    for (const cluster of revision.flux.clusters) {
      const references = decryptionKeys(cluster);
      const missing = missingSecrets(cluster, references, revision);
      yield* missing.filter(isTold).map((absence) => missingSecret(absence, loss));
      yield* references.flatMap((reference) => withoutKey(reference, cluster) ?? []);
      const told = new Set(missing.filter(isTold).map(({ reference }) => reference));
      yield* slips(references.filter((one) => !told.has(one) && !secretOf(cluster, one)));
    }
  },
});

/** Whether more speaks for a mistake than that a key is not in the repository, where it should not be. */
function isTold({ near, elsewhere, removed }: MissingSecret): boolean {
  return near !== undefined || elsewhere.length > 0 || removed !== undefined;
}

/** A Secret of which all keys are known, and of which Flux reads none. */
function withoutKey(reference: FieldReference, cluster: Cluster): Problem | undefined {
  const secret = secretOf(cluster, reference);
  const keys = [...(secret?.values.keys() ?? [])];
  if (!secret?.isComplete || keys.length === 0 || keys.some((key) => KEYS.test(key))) return undefined;
  return {
    at: reference.at.name,
    object: reference.object,
    message: `Secret \`${reference.name}\` has ${firstFew(keys, quoted)}, but Flux only reads keys that end in \`.agekey\` or \`.asc\` and those of key services, such as \`sops.aws-kms\`. Kustomization \`${reference.object.name}\` cannot decrypt its files. Rename the key.`,
    related: objectDefinedAt(secret.object),
    values: ['keys', reference.name],
    cause: [reference.namespace, reference.name],
  };
}

/** A name that one Kustomization uses, and that differs only by a typo from the one of many others. */
function* slips(references: readonly FieldReference[]): Iterable<Problem> {
  for (const inNamespace of groupBy(references, ({ namespace }) => namespace).values()) {
    const byName = groupBy(inNamespace, ({ name }) => name);
    const usual = [...byName].filter(([, users]) => users.length >= USERS).map(([name]) => name);
    for (const [name, [reference, another]] of byName) {
      const meant = another ? undefined : misspelt(name, usual, 'absent');
      if (meant === undefined) continue;
      const { object, at, namespace } = reference;
      const count = byName.get(meant)?.length ?? 0;
      const message = `${count} other Kustomizations decrypt with Secret \`${meant}\`. If \`${name}\` does not exist, Kustomization \`${object.name}\` ${CONSEQUENCE}. Did you mean \`${meant}\`?`;
      yield { at: at.name, object, message, fix: meant, values: [namespace, name] };
    }
  }
}
