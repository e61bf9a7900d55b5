import { getOrInsert } from '../../src/grouping.ts';
import { isMutator } from '../../src/kubernetes/policies/mutator.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { Neighbors } from './neighbors.ts';

const KNOWN = new WeakMap<Revision, Map<string, boolean>>();

/** Whether something that is known to run in a place may change objects before policies see them. */
export function isMutated(place: string, revision: Revision): boolean {
  const known = KNOWN.get(revision) ?? new Map<string, boolean>();
  KNOWN.set(revision, known);
  return getOrInsert(known, place, () =>
    revision.objects.some((object) => isMutator(object) && Neighbors.of(revision).placesOf(object).includes(place)),
  );
}
