import { getOrInsert } from '../../grouping.ts';
import { goExpression, partsOf } from '../../text/go-expression.ts';
import { stringAt, type YamlMap } from '../../yaml/value.ts';

/** Which values SOPS encrypts, according to a file that it encrypted or to a creation rule. */
export interface SopsScope {
  /** The setting, as it is written; undefined if there is none. */
  readonly setting: { readonly name: string; readonly value: string } | undefined;
  /** Whether the setting is about a key, and so about all that is below it (items of lists have none). */
  readonly isAbout: (key: string) => boolean;
  /** Whether SOPS encrypts what the setting is about, or everything else. */
  readonly encrypts: 'those' | 'others';
}

const SUFFIXES = ['unencrypted_suffix', 'encrypted_suffix'] as const;
const EXPRESSIONS = ['unencrypted_regex', 'encrypted_regex'] as const;
const OF_COMMENTS = ['unencrypted_comment_regex', 'encrypted_comment_regex'];
/** Parts of a pattern that is compared with keys. */
const MAX_PARTS = 2000;
/** What SOPS takes if nothing else is set. */
const DEFAULT_SUFFIX = '_unencrypted';

/**
 * The scope that settings define; the last of several decides, as in SOPS (`shouldBeEncrypted`). Undefined if comments decide, which
 * are not known, or if its pattern takes too long.
 */
export function scopeOf(settings: YamlMap): SopsScope | undefined {
  if (OF_COMMENTS.some((name) => isSet(settings, name))) return undefined;
  const name = [...SUFFIXES, ...EXPRESSIONS].findLast((one) => isSet(settings, one));
  if (name === undefined) return { setting: undefined, isAbout: endsWith(DEFAULT_SUFFIX), encrypts: 'others' };
  const value = stringAt(settings, name) ?? '';
  const isPattern = name.endsWith('_regex');
  if (isPattern && partsOf(value) > MAX_PARTS) return undefined;
  const encrypts = name.startsWith('encrypted') ? 'those' : 'others';
  return { setting: { name, value }, isAbout: isPattern ? matching(value) : endsWith(value), encrypts };
}

function isSet(settings: YamlMap, name: string): boolean {
  return (stringAt(settings, name) ?? '') !== '';
}

function endsWith(suffix: string): (key: string) => boolean {
  return (key) => key.endsWith(suffix);
}

/** SOPS ignores that an expression is not valid: nothing matches it then. A key may be in a file thousands of times. */
function matching(source: string): (key: string) => boolean {
  const expression = goExpression(source);
  const answers = new Map<string, boolean>();
  return (key) => getOrInsert(answers, key, () => expression?.test(key) ?? false);
}
