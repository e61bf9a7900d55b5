import schema from '../../schemas/policy.schema.json' with { type: 'json' };
import { readLocation } from '../kubernetes/schema/location.ts';
import { DEFAULT_LIMITS, type Limits } from '../limits.ts';
import type { TextFile } from '../repository/text-file.ts';
import type { FailOn } from '../severity.ts';
import { UsageError } from '../usage-error.ts';
import type { Origin } from '../yaml/origin.ts';
import { parseYaml } from '../yaml/parse.ts';
import { isMap, originOf, valueAt, type YamlMap } from '../yaml/value.ts';
import { type ExternalSettings, externalsOf, type OriginAt } from './externals.ts';
import {
  type FilePlace,
  type Level,
  type Policy,
  type PolicyTargets,
  type Preset,
  placeText,
  unknownRule,
} from './policy.ts';
import { indexOrKey, type SettingMistake, settingMistakes } from './setting-mistakes.ts';

/** The policy file as written. */
interface PolicySettings {
  readonly preset?: Preset;
  readonly failOn?: FailOn;
  readonly rules?: Record<string, Level>;
  readonly overrides?: { readonly paths: string[]; readonly rules: Record<string, Level> }[];
  readonly ignore?: string[];
  readonly targets?: Partial<Record<'flux' | 'kubernetes', string | number | (string | number)[]>>;
  readonly schemaLocations?: string[];
  readonly online?: boolean;
  readonly criticalPaths?: string[];
  readonly externals?: ExternalSettings[];
  readonly sources?: Record<string, string>;
  readonly suppressions?: { readonly forbid?: string[] };
  readonly limits?: Partial<Limits>;
}

/** Reads a policy file. Throws UsageError with every mistake and its place. */
export async function parsePolicy(text: TextFile, ruleIds: readonly string[]): Promise<Policy> {
  const { settings, mistakes, placeOf, originAt } = await readSettings(text, ruleIds);
  if (mistakes.length > 0)
    throw new UsageError(`The policy file cannot be used:\n${mistakes.map((line) => `  ${line}`).join('\n')}`);
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
    externals: externalsOf(settings.externals, originAt),
    sources: new Map(
      Object.entries(settings.sources ?? {}).map(([url, path]) => [url, { path, at: placeOf(['sources', url]) }]),
    ),
    unsuppressible: new Set(settings.suppressions?.forbid ?? []),
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

/** A policy file as far as it can be read. */
interface ReadSettings {
  readonly settings: PolicySettings;
  /** Each is a line with its place. */
  readonly mistakes: readonly string[];
  readonly placeOf: (path: readonly string[]) => FilePlace;
  readonly originAt: OriginAt;
}

/** Parses and checks a policy file. */
async function readSettings(text: TextFile, ruleIds: readonly string[]): Promise<ReadSettings> {
  const { documents, problems } = parseYaml(text, 'resource');
  const value = documents[0]?.value ?? null;
  const placeAt = (offset: number): FilePlace => ({ file: text.path, ...text.position(offset) });
  const placeOf = (path: readonly string[]): FilePlace => placeAt(isMap(value) ? offsetAt(value, path) : 0);
  const originAt: OriginAt = (path) => (isMap(value) ? originIn(value, path) : undefined);
  const wrong = (mistakes: readonly string[]): ReadSettings => ({ settings: {}, mistakes, placeOf, originAt });
  const toLines = (mistakes: readonly SettingMistake[]): string[] =>
    mistakes
      .map(({ path, message }) => ({ place: placeOf(path), message }))
      .sort(({ place: a }, { place: b }) => a.line - b.line || a.column - b.column)
      .map(({ place, message }) => `${placeText(place)}: ${message}`);
  const broken = [...problems, ...documents.flatMap((document) => document.problems)];
  if (broken.length > 0) return wrong(broken.map(({ message, start }) => `${placeText(placeAt(start))}: ${message}`));
  if (value === null) return wrong([]);
  if (!isMap(value)) return wrong([`${placeText(placeAt(0))}: the policy file must be a mapping of settings`]);
  const { Ajv } = await import('ajv');
  const validate = new Ajv({ allErrors: true, strict: false }).compile<PolicySettings>(schema);
  if (!validate(value)) return wrong(toLines(settingMistakes(validate.errors ?? [])));
  const mistakes = toLines([...unknownIds(value, ruleIds), ...wrongLocations(value), ...wrongSources(value)]);
  return { settings: value, mistakes, placeOf, originAt };
}

function unknownIds(settings: PolicySettings, ruleIds: readonly string[]): SettingMistake[] {
  const named = [
    ...Object.keys(settings.rules ?? {}).map((id) => ({ id, path: ['rules', id] })),
    ...(settings.overrides ?? []).flatMap(({ rules }, at) =>
      Object.keys(rules).map((id) => ({ id, path: ['overrides', String(at), 'rules', id] })),
    ),
    ...(settings.suppressions?.forbid ?? []).map((id, at) => ({ id, path: ['suppressions', 'forbid', String(at)] })),
  ];
  return named
    .filter(({ id }) => !ruleIds.includes(id))
    .map(({ id, path }) => ({ path, message: unknownRule(id, ruleIds) }));
}

function wrongLocations({ schemaLocations = [] }: PolicySettings): SettingMistake[] {
  return schemaLocations.flatMap((location, at) => {
    const message = readLocation(location);
    return typeof message === 'string' ? { path: ['schemaLocations', String(at)], message } : [];
  });
}

function wrongSources({ sources = {} }: PolicySettings): SettingMistake[] {
  return Object.entries(sources).flatMap(([url, path]) =>
    isAbsolutePath(path)
      ? {
          path: ['sources', url],
          message: `\`${path}\` is an absolute path, which exists only on one machine. Write a path relative to the checked directory, such as \`../platform\``,
        }
      : [],
  );
}

/** Whether a path is absolute on Linux or Windows, or starts with a home directory. */
function isAbsolutePath(path: string): boolean {
  return /^(?:[/\\~]|[A-Za-z]:[/\\])/.test(path);
}

/** Where the deepest part of a path is written. */
function offsetAt(value: YamlMap, path: readonly string[]): number {
  return originIn(value, path)?.keyStart ?? 0;
}

function originIn(value: YamlMap, path: readonly string[]): Origin | undefined {
  for (let length = path.length; length > 0; length--) {
    const parent = valueAt(value, path.slice(0, length - 1).map(indexOrKey));
    const origin = isMap(parent) || Array.isArray(parent) ? originOf(parent, path[length - 1] ?? '') : undefined;
    if (origin) return origin;
  }
  return undefined;
}
