import { getOrInsert } from '../../src/grouping.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { isMap, listAt } from '../../src/yaml/value.ts';
import { Neighbors } from './neighbors.ts';

/** Kinds that change objects before policies see them. */
const MUTATORS =
  /^(?:mutations\.gatekeeper\.sh\/.+|policies\.kyverno\.io\/.*MutatingPolicy|admissionregistration\.k8s\.io\/Mutating.+)$/;
const KYVERNO = /^kyverno\.io\/(?:Cluster)?Policy$/;
const KNOWN = new WeakMap<Revision, Map<string, boolean>>();

/** Whether something that is known to run in a place may change objects before policies see them. */
export function isMutated(place: string, revision: Revision): boolean {
  const known = KNOWN.get(revision) ?? new Map<string, boolean>();
  KNOWN.set(revision, known);
  return getOrInsert(known, place, () =>
    revision.objects.some(
      (object) =>
        (MUTATORS.test(object.groupKind) ||
          (KYVERNO.test(object.groupKind) &&
            listAt(object.value, 'spec', 'rules').some((rule) => isMap(rule) && isMap(rule.mutate)))) &&
        Neighbors.of(revision).placesOf(object).includes(place),
    ),
  );
}
