import type { SetDifference } from '../../src/change/difference.ts';
import type { ObjectDifference } from '../../src/change/object-difference.ts';
import { neighborsOf } from '../../src/deeds/neighbors.ts';
import { groupBy } from '../../src/grouping.ts';
import { dataHeldBy } from '../../src/kubernetes/data/held.ts';
import { refusedGrowth } from '../../src/kubernetes/immutable/growth.ts';
import type { Refusal } from '../../src/kubernetes/immutable/refusal.ts';
import { refusals } from '../../src/kubernetes/immutable/refusals.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { ObjectIndex } from '../../src/kubernetes/object-index.ts';
import { fieldName } from '../../src/kubernetes/terms/words.ts';
import type { UpdateManner } from '../../src/reconcilers/deployed.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { refusedTransitions } from './transitions.ts';

/** A field whose update fails, or makes the reconciler delete the object with all that depends on it. */
export interface RefusedField extends Refusal {
  /** What is lost with the object if the reconciler deletes and creates it again, as a noun; undefined if it does not. */
  readonly lost: string | undefined;
  readonly isCertain: boolean;
}

const RBAC = 'rbac.authorization.k8s.io';

/** The fields of a changed object that cannot be updated, each with the first of its values that change. */
export function refusedFields(difference: ObjectDifference, set: SetDifference, revision: Revision): RefusedField[] {
  const { deployed, before, update } = difference;
  const [old, now] = [before?.object, deployed.object];
  if (!old || !update || update.manner === 'none' || !isSameObject(old, now)) return [];
  const others = (): ObjectIndex => neighborsOf(deployed, set, revision);
  const all = [...refusals(old, now), ...refusedGrowth(old, now, others), ...refusedTransitions(old, now, revision)];
  const found = all.filter((refusal) => isRefused(refusal, now, update.manner));
  if (found.length === 0) return [];
  const data = update.manner === 'recreated' ? dataHeldBy(now, others()) : undefined;
  if (update.manner === 'recreated' && (!data || data.stays !== undefined)) return [];
  return [...groupBy(found, ({ field }) => fieldName(field)).values()].flatMap(([first]) =>
    first ? { ...first, lost: data?.what, isCertain: update.isCertain && first.isUnsure !== true } : [],
  );
}

/** Whether a cluster updates the one to the other, and both are known as a whole. */
function isSameObject(before: KubernetesObject, after: KubernetesObject): boolean {
  return after.name !== '' && before.name === after.name && !before.lacksParts && !after.lacksParts;
}

function isRefused({ isServerSide = false }: Refusal, { group }: KubernetesObject, manner: UpdateManner): boolean {
  if (manner === 'recreated') return true;
  // Argo CD applies these with `kubectl auth reconcile`, which makes a binding again if its role changes.
  if (group === RBAC && manner === 'client-side') return false;
  return manner === 'server-side' || !isServerSide;
}
