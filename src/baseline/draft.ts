import { type BaselineEntry, countsOf, type EntryCounts } from './entry.ts';
import { merged } from './write.ts';

/** The findings of a repository, as entries. */
export interface Acceptable {
  /** Those that the baseline accepts. */
  readonly accepted: readonly BaselineEntry[];
  /** Those that it could accept, too. */
  readonly others: readonly BaselineEntry[];
}

/** A baseline to be written. */
export interface BaselineDraft {
  readonly entries: readonly BaselineEntry[];
  /** What it does not accept, although it could. */
  readonly left: readonly BaselineEntry[];
  /** How many findings it accepts that the baseline before did not, and the other way round. */
  readonly added: number;
  readonly removed: number;
}

/** Drafts a baseline: it accepts what the one before does and still is found, and those of the others that are `wanted`. */
export function draftOf(
  before: readonly BaselineEntry[],
  { accepted, others }: Acceptable,
  wanted: (entry: BaselineEntry) => boolean,
): BaselineDraft {
  const entries = merged([...accepted, ...others.filter(wanted)]);
  const [was, is] = [countsOf(before), countsOf(entries)];
  return {
    entries,
    left: others.filter((entry) => !wanted(entry)),
    added: more(is, was),
    removed: more(was, is),
  };
}

function more(counts: EntryCounts, than: EntryCounts): number {
  let sum = 0;
  for (const [key, count] of counts) sum += Math.max(0, count - (than.get(key) ?? 0));
  return sum;
}
