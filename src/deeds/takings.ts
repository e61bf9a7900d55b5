import type { RevisionDifference } from '../change/compare.ts';
import { getOrInsert } from '../grouping.ts';
import type { Revision } from '../revision/revision.ts';
import { Comparison, type Deed } from './deed.ts';
import { type Removal, removalsOf } from './removal.ts';
import { Takings } from './taken.ts';

/** The objects that one line of a change takes out. */
export interface Taking {
  readonly deed: Deed;
  readonly removals: readonly Removal[];
}

const known = new WeakMap<RevisionDifference, readonly Taking[]>();

/** All that a change takes out of clusters, by the lines that do it. */
export function takingsIn(difference: RevisionDifference, head: Revision): readonly Taking[] {
  let takings = known.get(difference);
  if (!takings) {
    takings = findTakings(difference, head);
    known.set(difference, takings);
  }
  return takings;
}

function findTakings(difference: RevisionDifference, head: Revision): Taking[] {
  const { base, change } = head;
  if (!base || !change) return [];
  const takings = new Takings(new Comparison(head, base, change));
  const groups = new Map<string, Removal[]>();
  for (const set of difference.differences) {
    for (const one of set.objects) {
      if (one.change !== 'removed') continue;
      for (const removal of removalsOf(one, set)) getOrInsert(groups, takings.keyOf(removal), () => []).push(removal);
    }
  }
  return [...groups.values()].map((removals) => ({ deed: takings.deedOf(removals), removals }));
}
