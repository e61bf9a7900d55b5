import { getOrInsert } from '../../src/grouping.ts';
import { mutationOf } from '../../src/kubernetes/policies/mutator.ts';
import type { FieldPath } from '../../src/kubernetes/terms/problem.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { Neighbors } from './neighbors.ts';

const KNOWN = new WeakMap<Revision, Map<string, ReadonlySet<string>>>();

/** Whether something that is known to run in a place may change one of some fields of objects before policies see them. */
export function mayChange(paths: readonly FieldPath[], place: string, revision: Revision): boolean {
  const known = KNOWN.get(revision) ?? new Map<string, ReadonlySet<string>>();
  KNOWN.set(revision, known);
  const mutations = getOrInsert(known, place, () => mutationsIn(place, revision));
  return mutations.has('any field') || (mutations.has('images') && paths.some((path) => path.at(-1) === 'image'));
}

function mutationsIn(place: string, revision: Revision): ReadonlySet<string> {
  const neighbors = Neighbors.of(revision);
  return new Set(
    revision.objects.flatMap((object) => {
      const mutation = mutationOf(object);
      return mutation !== undefined && neighbors.placesOf(object).includes(place) ? mutation : [];
    }),
  );
}
