import { definedAt } from '../../src/findings/defined-at.ts';
import type { Problem } from '../../src/findings/problem.ts';
import { defineRule, type RuleContext } from '../../src/lint/rule.ts';
import { type SubstitutedSecret, substitutedSecrets } from '../../src/lint/substituted-secrets.ts';
import type { Origin } from '../../src/yaml/origin.ts';
import { builtSecrets } from './built.ts';
import { type FoundSecret, rangeOf, secretsOfFile } from './found.ts';
import { generatedSecrets } from './sources.ts';
import { secretsOfTexts } from './texts.ts';
import { type Weight, weigh } from './weigh.ts';
import { loweredWords, messageOf, readers, remedy } from './words.ts';

/** Other places that one finding names. */
const MAX_RELATED = 10;

export default defineRule({
  id: 'plaintext-secret',
  description: 'A secret is committed in plain text.',
  severity: 'error',
  on: 'tree',

  *check(context) {
    const groups = new Map<unknown, Weighed[]>();
    const files = context.appliedFiles;
    for (const found of allSecrets(context)) {
      const weight = weigh(found, files, context);
      if (!weight) continue;
      const group = groups.get(found.group);
      if (group) group.push({ found, ...weight });
      else groups.set(found.group, [{ found, ...weight }]);
    }
    for (const group of groups.values()) yield problemOf(group);
    for (const secret of substitutedSecrets(context.flux)) yield carried(secret);
  },
});

interface Weighed extends Weight {
  readonly found: FoundSecret;
}

function* allSecrets(context: RuleContext): Iterable<FoundSecret> {
  const known = new Map<string, Origin[]>();
  const sources = new Set<string>();
  const remembered = (found: FoundSecret): FoundSecret => {
    const range = rangeOf(found);
    const inFile = known.get(range.file.path);
    if (inFile) inFile.push(range);
    else known.set(range.file.path, [range]);
    return found;
  };
  for (const file of context.manifests.files) {
    for (const found of secretsOfFile(file)) yield remembered(found);
    if (file.type !== 'overlay') continue;
    const generated = generatedSecrets(file, context);
    yield* generated.found;
    for (const path of generated.files) sources.add(path);
  }
  const isKnown = (found: FoundSecret): boolean => {
    const { file, start, end } = rangeOf(found);
    if (sources.has(file.path)) return true;
    return known.get(file.path)?.some((range) => range.start < end && start < range.end) ?? false;
  };
  for (const found of builtSecrets(context, isKnown)) yield remembered(found);
  for (const found of secretsOfTexts(context)) if (!isKnown(found)) yield found;
}

/** One finding for what stands together: at the first of the gravest. */
function problemOf(group: readonly Weighed[]): Problem {
  const severity = group.some((one) => one.severity === 'error') ? 'error' : 'warning';
  const gravest = group.filter((one) => one.severity === severity);
  const lowered = gravest.find((one) => one.lowered)?.lowered;
  const found = gravest.map((one) => one.found);
  const [first, ...others] = found.sort((a, b) => rangeOf(a).start - rangeOf(b).start);
  if (!first) throw new Error('A group without secrets');
  return {
    at: first.at,
    message: `${messageOf(found)}${lowered ? ` ${loweredWords(lowered)}` : ''}`,
    severity,
    ...(first.object && { object: first.object }),
    related: others
      .slice(0, MAX_RELATED)
      .map(({ at, key, what }) => ({ at, message: `${key === '' ? what : `\`${key}\``} is here` })),
    values: [...new Set(found.map(({ held, key, what }) => (key === '' ? what : `${held} ${key}`)))].sort(),
    secrets: found.flatMap(({ key, digests }) => digests.map((digest) => ({ key, digest }))),
  };
}

/** A secret that is no secret by its own place: only what the cluster gets shows it. */
function carried({ object, secret, at, variable, definition, cluster }: SubstitutedSecret): Problem {
  const message = `\`${secret.key}\` gets ${secret.what} in plain text from the variable \`${variable}\`. ${readers(true)} ${remedy(true)}`;
  const related = definedAt(variable, definition);
  const secrets = secret.digests.map((digest) => ({ key: variable, digest }));
  return { at, message, object, related, builds: [cluster], values: ['variable', variable], secrets };
}
