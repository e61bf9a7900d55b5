import type { ObjectDifference } from '../../src/change/object-difference.ts';
import { groupBy } from '../../src/grouping.ts';
import type { Refusal } from '../../src/kubernetes/immutable/refusal.ts';
import { refusals } from '../../src/kubernetes/immutable/refusals.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { fieldName } from '../../src/kubernetes/terms/words.ts';
import type { UpdateManner } from '../../src/reconcilers/deployed.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { refusedTransitions } from './transitions.ts';

/** A field whose update fails, or makes the reconciler delete the object with all that depends on it. */
export interface RefusedField extends Refusal {
  readonly outcome: 'refused' | 'recreated';
  readonly isCertain: boolean;
}

/** Objects whose deletion takes data along, also where a new one follows. */
const DATA_BEARING = new Set(['/PersistentVolumeClaim', 'apiextensions.k8s.io/CustomResourceDefinition']);
const RBAC = 'rbac.authorization.k8s.io';

/** The fields of a changed object that cannot be updated, each with the first of its values that change. */
export function refusedFields({ deployed, before, update }: ObjectDifference, revision: Revision): RefusedField[] {
  const [old, now] = [before?.object, deployed.object];
  if (!old || !update || update.manner === 'none' || !isSameObject(old, now)) return [];
  const outcome = update.manner === 'recreated' ? 'recreated' : 'refused';
  if (outcome === 'recreated' && !DATA_BEARING.has(now.groupKind)) return [];
  const all = [...refusals(old, now), ...refusedTransitions(old, now, revision)];
  const found = all.filter((refusal) => isRefused(refusal, now, update.manner));
  return [...groupBy(found, ({ field }) => fieldName(field)).values()].flatMap(([first]) =>
    first ? { ...first, outcome, isCertain: update.isCertain && first.isUnsure !== true } : [],
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
