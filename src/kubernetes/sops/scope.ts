import { RE2JS } from 're2js';
import { stringAt, type YamlMap } from '../../yaml/value.ts';

/** Which values SOPS encrypts, according to a file that it encrypted or to a creation rule. */
export interface SopsScope {
  /** The setting, as it is written; undefined if there is none. */
  readonly setting: { readonly name: string; readonly value: string } | undefined;
  /** Whether SOPS encrypts a value below these keys (items of lists have none). */
  readonly covers: (keys: readonly string[]) => boolean;
}

const SUFFIXES = ['unencrypted_suffix', 'encrypted_suffix'] as const;
const EXPRESSIONS = ['unencrypted_regex', 'encrypted_regex'] as const;
const OF_COMMENTS = ['unencrypted_comment_regex', 'encrypted_comment_regex'];
/** What SOPS takes if nothing else is set. */
const DEFAULT_SUFFIX = '_unencrypted';

/**
 * The scope that settings define; the last of several decides, as in SOPS (`shouldBeEncrypted`). Undefined if comments decide, which
 * are not known.
 */
export function scopeOf(settings: YamlMap): SopsScope | undefined {
  if (OF_COMMENTS.some((name) => isSet(settings, name))) return undefined;
  const name = [...SUFFIXES, ...EXPRESSIONS].findLast((one) => isSet(settings, one));
  if (name === undefined) return { setting: undefined, covers: (keys) => !keys.some(endsWith(DEFAULT_SUFFIX)) };
  const value = stringAt(settings, name) ?? '';
  const isOfKey = name.endsWith('_regex') ? matching(value) : endsWith(value);
  const isPositive = name.startsWith('encrypted');
  return { setting: { name, value }, covers: (keys) => keys.some(isOfKey) === isPositive };
}

function isSet(settings: YamlMap, name: string): boolean {
  return (stringAt(settings, name) ?? '') !== '';
}

function endsWith(suffix: string): (key: string) => boolean {
  return (key) => key.endsWith(suffix);
}

/** SOPS ignores that an expression is not valid: nothing matches it then. */
function matching(source: string): (key: string) => boolean {
  const expression = goExpression(source);
  return (key) => expression?.test(key) ?? false;
}

/** A regular expression of Go, which finds a match anywhere in a text in linear time. Undefined if it is not valid. */
export function goExpression(source: string): RE2JS | undefined {
  try {
    return RE2JS.compile(source);
  } catch {
    return undefined;
  }
}
