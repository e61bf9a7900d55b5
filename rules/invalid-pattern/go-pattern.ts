import { RE2JS, RE2JSException } from 're2js';
import { partsOf } from '../../src/text/go-expression.ts';
import { quoted } from '../../src/text/words.ts';

/** A regular expression as Go reads it: its groups, or why Go rejects it. */
export type GoPattern =
  | { readonly names: readonly string[]; readonly count: number }
  | { readonly fault: string; readonly advice: string };

/** Reasons of the parser that mean a syntax of others, in words. */
const FOREIGN: readonly (readonly [RegExp, string])[] = [
  [/`\(\?<?[=!]/, 'Go does not support lookahead or lookbehind'],
  [/`\(\?>/, 'Go does not support atomic groups'],
  [/`\\[1-9k]/, 'Go does not support references to groups'],
  [/repetition.*\+`$/, 'Go does not support possessive quantifiers'],
];

/** The most parts that a pattern may have: each takes memory and time. */
const MAX_PARTS = 50_000;

/**
 * Reads a pattern in linear time. Undefined where versions of Go differ (groups that share a name, classes of Unicode), and for a
 * pattern whose repetitions are too large.
 */
export function readPattern(text: string): GoPattern | undefined {
  if (partsOf(text) > MAX_PARTS) return undefined;
  try {
    const pattern = RE2JS.compile(text);
    return { names: Object.keys(pattern.namedGroups()), count: pattern.groupCount() };
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    const reason = error.message.replace(/^error parsing regexp: /, '');
    return /duplicate capture group|\\[pP]/.test(reason)
      ? undefined
      : { fault: faultOf(reason), advice: adviceOf(text) };
  }
}

function faultOf(reason: string): string {
  const foreign = FOREIGN.find(([form]) => form.test(reason));
  return foreign ? foreign[1] : reason.replace(/`([^`]*)`/g, (_, part: string) => quoted(part));
}

function adviceOf(text: string): string {
  return /^[*?]/.test(text)
    ? `This is a regular expression, not a glob: write ${quoted(`.${text}`)}.`
    : 'Write a regular expression in the syntax of RE2.';
}

/** A reference to a group in a replacement: `$1`, `$name`, `${name}`. */
export interface GroupReference {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The references to groups in a replacement, as Go's `Expand` reads them; `$$` is a dollar sign. */
export function groupReferences(replacement: string): GroupReference[] {
  return [...replacement.matchAll(/\$(?:\$|\{(\w+)\}|(\w+))/g)].flatMap((match) => {
    const name = match[1] ?? match[2];
    if (name === undefined) return [];
    const start = match.index + (match[1] === undefined ? 1 : 2);
    return [{ name, start, end: start + name.length }];
  });
}
