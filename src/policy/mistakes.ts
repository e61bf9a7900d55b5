import type { ErrorObject } from 'ajv';
import { readLocation } from '../kubernetes/schema/location.ts';
import { fieldName } from '../kubernetes/terms/words.ts';
import { nearest } from '../text/nearest.ts';
import { Origin } from '../yaml/origin.ts';
import type { YamlMap } from '../yaml/value.ts';
import { faultWords } from './fault-words.ts';
import { knownKeys } from './known-keys.ts';
import { pathMistakes } from './path-mistakes.ts';
import { isKnownRule, nearestRule, unknownRule } from './rule-names.ts';
import { indexOrKey, originIn, type PolicySettings } from './settings.ts';

/** Something in a policy file that makes it unusable. */
export interface PolicyMistake {
  /** The key or the value that is wrong. */
  readonly at: Origin;
  /** What is wrong, as a sentence. */
  readonly message: string;
  /** The text that most likely belongs in the place of `at`. */
  readonly fix: string | undefined;
  /** Whether the file is deleted, although every run is told to use it. */
  readonly isDeletion?: boolean;
}

/** Mistakes of one kind that are told of a policy file: finding what was meant takes time, and a file may be hostile. */
export const MOST_MISTAKES = 20;

/** A policy file that is a mapping. */
export interface PolicyDocument {
  readonly value: YamlMap;
  readonly whole: Origin;
}

/** A mistake at a path of the settings. */
export interface Mistake {
  readonly path: readonly string[];
  /** Whether the last part of the path is wrong, and not the value there. */
  readonly isKey: boolean;
  readonly message: string;
  readonly fix?: string | undefined;
}

/** The mistakes that the schema finds in a policy file. */
export function schemaMistakes(document: PolicyDocument, errors: readonly ErrorObject[]): PolicyMistake[] {
  return errors
    .filter(({ keyword, instancePath }) =>
      // What an entry of `externals` lacks is said once, for all that it can be.
      instancePath.startsWith('/externals/') ? keyword !== 'required' : keyword !== 'oneOf' && keyword !== 'if',
    )
    .slice(0, MOST_MISTAKES)
    .map((error) => placed(document, toMistake(error)))
    .sort((a, b) => a.at.start - b.at.start);
}

function toMistake(error: ErrorObject): Mistake {
  const path = error.instancePath.split('/').slice(1).map(unescapePointer);
  if (error.keyword === 'additionalProperties') return unknownSetting(path, error);
  if (error.keyword === 'oneOf')
    return { path, isKey: false, message: 'An external needs either `kind` and `name`, or `variable`.' };
  const { allowedValues } = error.params;
  const fix =
    error.keyword === 'enum' && typeof error.data === 'string'
      ? nearest(error.data, allowedValues.map(String))
      : undefined;
  return { path, isKey: false, message: `\`${fieldName(path.map(indexOrKey))}\` ${faultWords(error)}.`, fix };
}

function unknownSetting(path: readonly string[], { params, parentSchema }: ErrorObject): Mistake {
  const name = String(params.additionalProperty);
  const fix = nearest(name, Object.keys(parentSchema?.properties ?? knownKeys(path)));
  const advice = fix === undefined ? '' : ` Did you mean \`${fix}\`?`;
  return { path: [...path, name], isKey: true, message: `Unknown setting \`${name}\`.${advice}`, fix };
}

function unescapePointer(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** The mistakes in a policy file that fits the schema; `ofPolicies` are those in its policies. */
export function otherMistakes(
  document: PolicyDocument,
  settings: PolicySettings,
  ruleIds: readonly string[],
  ofPolicies: Iterable<Mistake>,
): PolicyMistake[] {
  const found = [
    ...unknownIds(settings, ruleIds),
    ...wrongLocations(settings),
    ...pathMistakes(settings).map((one) => ({ ...one, isKey: false })),
    ...[...ofPolicies].slice(0, MOST_MISTAKES),
  ];
  return found.map((one) => placed(document, one)).sort((a, b) => a.at.start - b.at.start);
}

function unknownIds(settings: PolicySettings, ruleIds: readonly string[]): Mistake[] {
  const { acknowledge } = settings;
  const named = [
    ...Object.keys(settings.rules ?? {}).map((id) => ({ id, path: ['rules', id], isKey: true })),
    ...(settings.overrides ?? []).flatMap(({ rules }, at) =>
      Object.keys(rules).map((id) => ({ id, path: ['overrides', String(at), 'rules', id], isKey: true })),
    ),
    ...(settings.suppressions?.forbid ?? []).map((id, at) => {
      return { id, path: ['suppressions', 'forbid', String(at)], isKey: false };
    }),
    ...(typeof acknowledge === 'object' ? (acknowledge.rules ?? []) : []).map((id, at) => {
      return { id, path: ['acknowledge', 'rules', String(at)], isKey: false };
    }),
  ];
  return named
    .filter(({ id }) => !isKnownRule(id, ruleIds))
    .slice(0, MOST_MISTAKES)
    .map(({ id, path, isKey }) => ({ path, isKey, message: unknownRule(id, ruleIds), fix: nearestRule(id, ruleIds) }));
}

function wrongLocations({ schemaLocations = [] }: PolicySettings): Mistake[] {
  return schemaLocations.flatMap((location, at) => {
    const message = readLocation(location);
    return typeof message === 'string'
      ? { path: ['schemaLocations', String(at)], isKey: false, message: `${message}.` }
      : [];
  });
}

/** A mistake at the range of a key or a value; a quoted text stays quoted. */
function placed({ value, whole }: PolicyDocument, { path, isKey, message, fix }: Mistake): PolicyMistake {
  const origin = originIn(value, path) ?? whole;
  const { file, keyStart, keyEnd } = origin;
  const at = isKey && keyEnd > keyStart ? new Origin(file, keyStart, keyStart, keyStart, keyEnd) : origin;
  const [quote = ''] = /^["']/.exec(at.text) ?? [];
  // `!has(object.x)` without quotes is a tag with an empty value.
  const tag = /(?:^|\s)(![^\s!][^\n]*)$/.exec(
    file.text.slice(file.text.lastIndexOf('\n', at.start - 1) + 1, at.start),
  )?.[1];
  const hint = tag === undefined || at.text !== '' ? '' : ` Put a text that begins with \`!\` in quotes.`;
  return { at, message: `${message}${hint}`, fix: fix === undefined ? undefined : `${quote}${fix}${quote}` };
}
