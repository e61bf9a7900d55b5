import type { Problem } from '../../src/findings/problem.ts';
import type { YamlFile } from '../../src/kubernetes/manifests.ts';
import type { CreationRule, SopsConfig } from '../../src/kubernetes/sops/creation-rules.ts';
import { sopsMetadata } from '../../src/kubernetes/sops/metadata.ts';
import { type Recipients, recipientsOfFile, recipientsOfRule } from '../../src/kubernetes/sops/recipients.ts';
import { firstFew, quoted } from '../../src/text/words.ts';
import { Origin } from '../../src/yaml/origin.ts';
import { isMap, originOf } from '../../src/yaml/value.ts';
import { ruleFound } from './unencrypted.ts';

/** A file that is encrypted for other keys than every rule says that may be the one for it. */
export function* forOthers(
  { path, parsed }: YamlFile,
  rules: readonly { readonly config: SopsConfig; readonly rule: CreationRule }[],
): Iterable<Problem> {
  const [nearest] = rules;
  for (const { value, origin } of nearest ? parsed.documents : []) {
    const notes = isMap(value) ? sopsMetadata(value) : undefined;
    const actual = notes && recipientsOfFile(notes);
    const wanted = rules.map(({ rule }) => recipientsOfRule(rule.settings));
    const [first] = wanted;
    if (!nearest || !isMap(value) || !actual || !first || actual.size === 0) continue;
    if (wanted.some((keys) => !keys || keys.size === 0 || isSame(keys, actual))) continue;
    const { file, keyStart, keyEnd } = originOf(value, 'sops') ?? origin;
    const difference = { missing: except(first, actual), extra: except(actual, first) };
    yield {
      at: new Origin(file, keyStart, keyEnd, keyStart, keyEnd),
      message: messageOf(path, nearest, difference, actual.size === difference.extra.length),
      severity: 'warning',
      related: ruleFound(nearest),
      values: ['recipients', ...difference.missing, ...difference.extra],
      cause: [nearest.config.path, String(nearest.rule.number), ...difference.missing, '/', ...difference.extra],
    };
    return;
  }
}

interface Difference {
  readonly missing: readonly string[];
  readonly extra: readonly string[];
}

function messageOf(
  path: string,
  { config, rule }: { readonly config: SopsConfig; readonly rule: CreationRule },
  { missing, extra }: Difference,
  isDisjoint: boolean,
): string {
  const source = `rule ${rule.number} in ${quoted(config.path)}`;
  const keys = (list: readonly string[]): string => firstFew(list, quoted);
  const update = `Run \`sops updatekeys ${path}\`, or correct the rule.`;
  if (missing.length === 0)
    return `This file is encrypted also for ${keys(extra)}, which ${source} does not list. Whoever has that key can decrypt the file. ${update}`;
  if (isDisjoint)
    return `This file is encrypted for ${keys(extra)}, but ${source} says ${keys(missing)}. Whoever has only the key of the rule, such as a cluster, cannot decrypt the file. ${update}`;
  return `This file is not encrypted for ${keys(missing)}, which ${source} lists. Whoever has only the key of the rule, such as a cluster, cannot decrypt the file. ${update}`;
}

function isSame(a: Recipients, b: Recipients): boolean {
  return except(a, b).length === 0 && except(b, a).length === 0;
}

/** The keys of a set that another one does not have; a PGP key may be named by the end of its fingerprint. */
function except(a: Recipients, b: Recipients): string[] {
  const others = [...b];
  return [...a].filter((key) => !b.has(key) && !others.some((other) => isShortOf(key, other) || isShortOf(other, key)));
}

function isShortOf(short: string, long: string): boolean {
  return long.endsWith(short) && /^[0-9A-F]{16,}$/.test(short);
}
