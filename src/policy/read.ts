import schema from '../../schemas/policy.schema.json' with { type: 'json' };
import { readLocation } from '../kubernetes/schema/location.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import type { TextFile } from '../repository/text-file.ts';
import { withoutStop } from '../text/words.ts';
import { UsageError } from '../usage-error.ts';
import { Origin } from '../yaml/origin.ts';
import { parseYaml } from '../yaml/parse.ts';
import { isMap } from '../yaml/value.ts';
import { acknowledgementOf } from './acknowledge.ts';
import { baselineOf } from './baseline.ts';
import { externalsOf } from './externals.ts';
import { kindMistakesIn } from './kind-mistakes.ts';
import {
  type Mistake,
  MOST_MISTAKES,
  otherMistakes,
  type PolicyDocument,
  type PolicyMistake,
  schemaMistakes,
} from './mistakes.ts';
import { ownPoliciesOf } from './own-policies.ts';
import { DEFAULT_POLICY, type FilePlace, type Policy, type PolicyTargets, placeText } from './policy.ts';
import { originIn, type PolicySettings } from './settings.ts';

/** What a policy file says: a policy, or the mistakes that make it unusable. */
export type PolicyText =
  | { readonly policy: Policy; readonly mistakes: readonly [] }
  | { readonly policy: undefined; readonly mistakes: readonly PolicyMistake[] };

/** Characters of a policy file: no reader keeps more settings in mind. */
const MOST_TEXT = 262_144;

/** Reads a policy file. Throws UsageError with every mistake and its place. */
export async function parsePolicy(text: TextFile, ruleIds: readonly string[]): Promise<Policy> {
  const { policy, mistakes } = await readPolicy(text, ruleIds);
  if (policy) return policy;
  throw new UsageError(`The policy file cannot be used:\n${mistakes.map((one) => `  ${mistakeText(one)}`).join('\n')}`);
}

/** A mistake as one line, with its place first. */
function mistakeText({ at: { file, start }, message }: PolicyMistake): string {
  return `${placeText({ file: file.path, ...file.position(start) })}: ${message}`;
}

/** A mistake of a policy file as a whole. */
export function fileMistake(file: TextFile, message: string): PolicyMistake {
  return { at: new Origin(file, 0, 0, 0, 0), message, fix: undefined };
}

function asSentence(message: string): string {
  return `${message.charAt(0).toUpperCase()}${withoutStop(message).slice(1)}.`;
}

/** Reads a policy file and finds the first mistakes in it. */
export async function readPolicy(text: TextFile, ruleIds: readonly string[]): Promise<PolicyText> {
  if (text.text.length > MOST_TEXT)
    return { policy: undefined, mistakes: [fileMistake(text, 'A policy file can have at most 262,144 characters.')] };
  const { documents, problems } = parseYaml(text, 'resource');
  const [first, second] = documents.filter((document) => document.value !== null || document.problems.length > 0);
  const wrong = (mistakes: readonly PolicyMistake[]): PolicyText => ({ policy: undefined, mistakes });
  const at = (start: number, end: number): Origin => new Origin(text, start, start, start, end);
  const broken = [...problems, ...documents.flatMap((document) => document.problems)];
  if (broken.length > 0)
    return wrong(
      broken
        .slice(0, MOST_MISTAKES)
        .map(({ message, start, end }) => ({ at: at(start, end), message: asSentence(message), fix: undefined })),
    );
  if (second) {
    const { start } = second.origin;
    const message = 'A policy file can have only one YAML document. Move these settings to the first one.';
    return wrong([{ at: at(start, start), message, fix: undefined }]);
  }
  const value = first?.value ?? null;
  if (value === null) return { policy: DEFAULT_POLICY, mistakes: [] };
  const whole = at(0, 0);
  if (!isMap(value))
    return wrong([{ at: whole, message: 'The policy file must be a mapping of settings.', fix: undefined }]);
  const document = { value, whole };
  const { Ajv } = await import('ajv');
  const validate = new Ajv({ allErrors: true, strict: false, verbose: true }).compile<PolicySettings>(schema);
  if (!validate(value)) return wrong(schemaMistakes(document, validate.errors ?? []));
  const mistakes = otherMistakes(document, value, ruleIds, await mistakesOfPolicies(value));
  return mistakes.length > 0 ? wrong(mistakes) : { policy: toPolicy(document, value), mistakes: [] };
}

/** The evaluator's parser is only loaded where there are expressions. */
async function mistakesOfPolicies({ policies = [] }: PolicySettings): Promise<Iterable<Mistake>> {
  if (policies.length === 0) return [];
  const [{ policyMistakesIn }, { ExpressionSyntax }] = await Promise.all([
    import('./expression-mistakes.ts'),
    import('../kubernetes/cel/syntax.ts'),
  ]);
  return [...kindMistakesIn(policies), ...policyMistakesIn(policies, new ExpressionSyntax())];
}

function toPolicy({ value, whole }: PolicyDocument, settings: PolicySettings): Policy {
  const placeOf = (path: readonly string[]): FilePlace => {
    const { file, keyStart } = originIn(value, path) ?? whole;
    return { file: file.path, ...file.position(keyStart) };
  };
  return {
    preset: settings.preset ?? 'recommended',
    failOn: settings.failOn,
    rules: new Map(Object.entries(settings.rules ?? {})),
    overrides: (settings.overrides ?? []).map(({ paths, rules }) => ({ paths, rules: new Map(Object.entries(rules)) })),
    ignore: settings.ignore ?? [],
    targets: targetsOf(settings.targets),
    schemaLocations: (settings.schemaLocations ?? []).flatMap((location) => {
      const read = readLocation(location);
      return read === undefined || typeof read === 'string' ? [] : read;
    }),
    online: settings.online ?? false,
    criticalPaths: settings.criticalPaths ?? [],
    externals: externalsOf(settings.externals, (path) => originIn(value, path)),
    policies: ownPoliciesOf(settings.policies, (path) => originIn(value, path)),
    sources: new Map(
      Object.entries(settings.sources ?? {}).map(([url, path]) => [url, { path, at: placeOf(['sources', url]) }]),
    ),
    unsuppressible: new Set(settings.suppressions?.forbid ?? []),
    acknowledge: acknowledgementOf(settings.acknowledge),
    baseline: baselineOf(settings.baseline),
    limits: { ...DEFAULT_LIMITS, ...settings.limits },
  };
}

function targetsOf(
  targets: Partial<Record<'flux' | 'kubernetes', string | number | (string | number)[]>> = {},
): PolicyTargets {
  const minors = (value: string | number | (string | number)[]): string[] => [value].flat().map(minorOf);
  return {
    ...(targets.flux === undefined ? {} : { flux: minors(targets.flux) }),
    ...(targets.kubernetes === undefined ? {} : { kubernetes: minors(targets.kubernetes) }),
  };
}

/** `v2.6.1` and `2.6` as `2.6`. */
function minorOf(version: string | number): string {
  return String(version).replace(/^v/, '').split('.').slice(0, 2).join('.');
}
