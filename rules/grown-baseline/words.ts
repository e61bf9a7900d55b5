import type { PartOfEntry } from '../../src/baseline/entry.ts';
import { getOrInsert } from '../../src/grouping.ts';
import { countOf, firstFew, quoted } from '../../src/text/words.ts';

/** How many findings some entries accept: `3 findings`. */
export function numberOf(parts: readonly PartOfEntry[]): string {
  return countOf(
    parts.reduce((sum, { part }) => sum + part, 0),
    'finding',
  );
}

/** The rules of some entries with their numbers, the most frequent first: `schema (2), plaintext-secret (1)`, in code. */
export function rulesOf(parts: readonly PartOfEntry[]): string {
  const counts = new Map<string, number>();
  for (const { entry, part } of parts) counts.set(entry.rule, getOrInsert(counts, entry.rule, () => 0) + part);
  const sorted = [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
  return firstFew(sorted, ([rule, count]) => `${quoted(rule)} (${count})`);
}
