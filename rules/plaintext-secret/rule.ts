import { randomBytes } from 'node:crypto';
import { definedAt } from '../../src/findings/defined-at.ts';
import type { Problem } from '../../src/findings/problem.ts';
import { getOrInsert } from '../../src/grouping.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { AppliedFiles } from '../../src/revision/applied-files.ts';
import { allSecrets } from './all.ts';
import { type FoundSecret, rangeOf } from './found.ts';
import { type SubstitutedSecret, substitutedSecrets } from './substituted.ts';
import { type Weight, weigh } from './weigh.ts';
import { loweredWords, messageOf, readers, remedy } from './words.ts';

/** Distinguishes secrets within this run, without their values. */
const CAUSE_KEY = randomBytes(32);
/** Other places that one finding names. */
const MAX_RELATED = 20;

export default defineRule({
  id: 'plaintext-secret',
  description: 'A secret is committed in plain text.',
  theme: 'secrets',
  severity: 'error',
  on: 'tree',

  *check(revision) {
    const groups = new Map<unknown, Weighed[]>();
    const files = revision.appliedFiles;
    for (const found of allSecrets(revision)) {
      const weight = weigh(found, files, revision);
      if (!weight) continue;
      getOrInsert(groups, found.group, () => []).push({ found, ...weight });
    }
    for (const group of groups.values()) yield problemOf(group, files);
    for (const secret of substitutedSecrets(revision.flux)) yield carried(secret);
  },
});

interface Weighed extends Weight {
  readonly found: FoundSecret;
}

/** One finding for secrets that belong together, at the first of the most serious ones. */
function problemOf(group: readonly Weighed[], files: AppliedFiles): Problem {
  const severity = group.some((one) => one.severity === 'error') ? 'error' : 'warning';
  const gravest = group.filter((one) => one.severity === severity);
  const lowered = gravest.find((one) => one.lowered)?.lowered;
  const lesser = group.filter((one) => !gravest.includes(one) && !one.lowered);
  const found = [gravest, lesser].flatMap((ones) => ones.map((one) => one.found).sort(byPlace));
  const [first, ...others] = found;
  const clusters = new Set(found.flatMap((one) => files.clustersOf(rangeOf(one).file.path)));
  if (!first) throw new Error('A group without secrets');
  return {
    at: first.at,
    message: `${messageOf(found)}${lowered ? ` ${loweredWords(lowered)}` : ''}`,
    severity,
    object: first.object,
    ...(clusters.size > 0 ? { builds: [...clusters] } : {}),
    related: others
      .slice(0, MAX_RELATED)
      .map(({ at, key, what }) => ({ at, message: `${key === '' ? what : `\`${key}\``} is here` })),
    values: [...new Set(found.map(({ held, key, what }) => (key === '' ? what : `${held} ${key}`)))].sort(),
    ...causeOf(first, found),
    secrets: found.flatMap(({ key, digests, held }) =>
      digests.map((digest) => ({ key, digest, isInFile: held === 'file' })),
    ),
  };
}

/** Secrets that no one chooses twice are one cause wherever they are together: to rotate them once fixes all places. */
function causeOf(
  { certainty, digests, object, key }: FoundSecret,
  all: readonly FoundSecret[],
): Pick<Problem, 'cause'> {
  const marksOf = (some: FoundSecret['digests']): string[] => some.map((digest) => digest(CAUSE_KEY));
  if (certainty === 'certain') return { cause: [...new Set(all.flatMap((one) => marksOf(one.digests)))].sort() };
  const values = marksOf(digests);
  // A word that many choose is the same secret only in copies of one object.
  return object ? { cause: [object.groupKind, object.namespace, object.name, key, ...values] } : {};
}

function byPlace(a: FoundSecret, b: FoundSecret): number {
  return rangeOf(a).start - rangeOf(b).start;
}

/** A value that is a secret only because of where the cluster uses it. */
function carried({ object, secret, at, variable, definition, cluster }: SubstitutedSecret): Problem {
  const message = `\`${secret.key}\` gets ${secret.what} in plain text from the variable \`${variable}\`. ${readers(true)} ${remedy(true)}`;
  const related = definedAt(variable, definition);
  const secrets = secret.digests.map((digest) => ({ key: variable, digest }));
  return { at, message, object, related, builds: [cluster], values: ['variable', variable], secrets };
}
