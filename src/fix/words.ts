import type { Finding } from '../findings/finding.ts';
import { groupBy } from '../grouping.ts';
import { printable } from '../text/printable.ts';
import { countOf, firstFew, grouped } from '../text/words.ts';
import type { Candidate } from './candidate.ts';
import type { Checked } from './harm.ts';
import type { FixResult, Refused } from './rounds.ts';

/** What was repaired: a line for each file, rule and repair. */
export function madeLines(made: readonly Candidate[]): string[] {
  const lines = made.flatMap(({ rule, title, edits }) =>
    [...new Set(edits.map(({ path }) => path))].map((path) => `${path}: ${title} (${rule}`),
  );
  return [...groupBy(lines, (line) => line)]
    .map(([line, { length }]) => printable(`${line}${length > 1 ? `, ${grouped(length)} times` : ''})`))
    .sort();
}

/** What was not repaired although it has a repair, a line each. */
export function refusedLines(refused: readonly Refused[]): string[] {
  return refused.map(({ candidate: { rule, title, places }, reason }) => {
    const [{ location }] = places;
    return printable(`Not fixed: ${location.path}:${location.start.line}: ${title} (${rule}). ${reason}`);
  });
}

/** What the sentences about a run depend on. */
export interface FixWords {
  /** Whether nothing is written. */
  readonly isDry: boolean;
  /** The findings that are left, of the rules that are looked at. */
  readonly left: readonly Finding[];
}

/** How many findings were repaired, and what is left, as sentences. */
export function fixedWords(
  { made, refused, paths }: Pick<FixResult<Checked>, 'made' | 'refused' | 'paths'>,
  { isDry, left }: FixWords,
): string {
  const count = made.reduce((sum, { places }) => sum + places.length, 0);
  const files = `in ${countOf(paths.size, 'file')}`;
  const done = isDry
    ? `${countOf(count, 'finding')} ${files} can be fixed.`
    : `Fixed ${countOf(count, 'finding')} ${files}.`;
  const nothing = refused.length > 0 ? 'Nothing was fixed.' : 'There is nothing to fix.';
  return [count === 0 ? nothing : done, ...(left.length > 0 ? [leftWords(left, refused.length > 0)] : [])].join(' ');
}

function leftWords(left: readonly Finding[], isRefused: boolean): string {
  const rules = [...groupBy(left, ({ rule }) => rule)].sort(([, a], [, b]) => b.length - a.length);
  const counts = firstFew(rules, ([rule, { length }]) => `${grouped(length)} ${rule}`, 6);
  const isOne = left.length === 1;
  return `${countOf(left.length, 'finding')} ${isOne ? 'is' : 'are'} left${isRefused ? '' : ' without a certain fix'}: ${counts}. To see ${isOne ? 'it' : 'them'}, run \`gitops-gate check\`.`;
}
