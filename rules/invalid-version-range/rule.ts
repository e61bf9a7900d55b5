import type { Problem } from '../../src/findings/problem.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { quoted } from '../../src/text/words.ts';
import { rangeFault } from './fault.ts';
import { parseRange } from './range.ts';
import { KINDS, type StatedRange, statedRanges } from './ranges.ts';
import { maySatisfy } from './satisfiable.ts';

/** What a tag or a chart's version can look like at all. */
const NAME = /^[\w.+-]+$/;
/** Texts that something else completes: Flux's substitution, templates, SOPS, a script. */
const COMPLETED_LATER =
  /\$\{|\$\(|\{\{|<<|%\{|^ENC\[|^\$\w+$|^<[a-z][^<>]*>$|^%\w+%$|^__\w+__$|^@\w+@$|place[-_]?holder|change[-_]?me|replace[-_]?(?:me|this)|^(?:todo|tbd|fixme)$/i;
const VARIABLE_NAME = /^[A-Z]+(?:_[A-Z0-9]+)+$/;

export default defineRule({
  id: 'invalid-version-range',
  description: 'A version range is invalid in Flux or Argo CD, or does not match any possible version.',
  theme: 'schemas',
  severity: 'error',
  unreached: 'warning',
  kinds: KINDS,

  *check(object, { patches }) {
    for (const stated of statedRanges(object)) {
      if (isCompletedLater(stated.text) || patches.mayWrite(object, stated.at.path)) continue;
      const range = parseRange(stated.text);
      if (!range) yield { ...notUnderstood(stated), values: [stated.text] };
      else if (!maySatisfy(range)) yield { ...hopeless(stated), values: [stated.text] };
    }
  },
});

function isCompletedLater(text: string): boolean {
  const start = text.slice(0, 1000);
  return COMPLETED_LATER.test(start) || VARIABLE_NAME.test(start);
}

function notUnderstood({ at, text, consequence, advice, byName }: StatedRange): Problem {
  const { why, repaired } = rangeFault(text);
  const what = why === undefined ? 'is neither a version nor a range' : `is not a valid version range (${why})`;
  const unless = byName && NAME.test(text);
  const so = unless ? `. Unless a version with exactly that name exists, ${consequence}` : `, so ${consequence}`;
  return {
    at,
    message: `${quoted(text)} ${what}${so}. ${repaired === undefined ? advice : `Write ${quoted(repaired)}.`}`,
    fix: repaired,
    severity: unless ? 'warning' : undefined,
  };
}

function hopeless({ at, text, consequence }: StatedRange): Problem {
  return {
    at,
    message: `No version can match ${quoted(text)}, so ${consequence}. All conditions between two \`||\` must hold at the same time.`,
    severity: 'warning',
  };
}
