import type { Problem } from '../../src/findings/problem.ts';
import { repairAt } from '../../src/kubernetes/schema/fix.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { quoted } from '../../src/text/words.ts';
import { KINDS, type TextPlace, textPlaces } from './places.ts';

/** What YAML 1.1 takes for a boolean and YAML 1.2 for text. */
const WORD = /^(?:yes|no|on|off)$/i;
/** A number whose text is more than its value: zeros in front or behind, an exponent, a base, underscores. */
const WRITTEN_OTHERWISE =
  /^[-+]?(?:0[0-9_]+|0[xob][0-9a-f_]+|[0-9][0-9_]*_[0-9_]*|[0-9]*\.[0-9]*0|[0-9.]+e[-+]?[0-9]+)$/i;
const DATE = /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}/;

export default defineRule({
  id: 'ambiguous-scalar',
  description: 'An unquoted string may be parsed as a boolean, number or date.',
  theme: 'text',
  severity: 'warning',
  unreached: 'notice',
  kinds: KINDS,

  *check(object) {
    for (const place of textPlaces(object)) {
      const words = place.at.origin.related ? undefined : wordsOn(place);
      if (words !== undefined) yield toProblem(place, words);
    }
  },
});

/** What happens to a scalar, in a sentence, or undefined if everyone reads it alike. */
function wordsOn({ at: { value, origin }, what, isFree, isSecret }: TextPlace): string | undefined {
  const { text } = origin;
  const shown = isSecret ? 'in this field' : quoted(text);
  if (typeof value === 'string') {
    if (value === text && WORD.test(text) && !isFree)
      return `${quoted(text)} is a string in kustomize but the boolean \`${/^(?:yes|on)$/i.test(text)}\` in kubectl and Helm, so ${what} depends on which tool applies it.`;
    if (value !== text && DATE.test(text))
      return `The date ${shown} becomes a timestamp${isSecret ? '' : ` (${quoted(value)})`} when kustomize builds it, and that timestamp is the value of ${what}.`;
    return undefined;
  }
  // Where the schema takes text only, it is the schema that says so.
  if (typeof value !== 'number' || !isFree || !WRITTEN_OTHERWISE.test(text) || String(value) === text) return undefined;
  return `YAML reads ${shown} as the number${isSecret ? ' it represents' : ` \`${value}\``}, so ${what} differs from the text in this file.`;
}

function toProblem({ at, isSecret }: TextPlace, words: string): Problem {
  return {
    at,
    message: `${words} Put it in quotes.`,
    values: [String(at.path.at(-1)), 'ambiguous'],
    fix: isSecret ? undefined : repairAt(at, { kind: 'quote' }),
  };
}
