import type { SetDifference } from '../change/difference.ts';
import type { ObjectDifference } from '../change/object-difference.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Applier, PruneOutcome } from '../reconcilers/deployed.ts';

/** An object that leaves what a cluster, or an Application, deploys. */
export interface Removal {
  /** The cluster, or `namespace/name` of the Application. */
  readonly cluster: string;
  readonly set: SetDifference;
  /** As the base has it. */
  readonly object: KubernetesObject;
  readonly applier: Applier | undefined;
  readonly outcome: PruneOutcome | undefined;
  /** What applied it and goes itself, from the nearest to the outermost: Kustomizations, Applications. */
  readonly within: readonly KubernetesObject[];
}

/** A removed object, once for each cluster or Application that has it. */
export function removalsOf(
  { deployed: { object, applier }, outcome }: ObjectDifference,
  set: SetDifference,
): Removal[] {
  const own = { set, object, applier, outcome };
  if (set.synced.length === 0) return [{ ...own, cluster: set.name, within: goneAppliers(applier, set) }];
  return set.synced.flatMap(({ name, before, after }) =>
    before ? [{ ...own, cluster: name, within: after ? [] : [before] }] : [],
  );
}

/** What applied an object of the base and goes, from the nearest to the outermost. */
export function goneAppliers(applier: Applier | undefined, { appliers }: SetDifference): KubernetesObject[] {
  const gone: KubernetesObject[] = [];
  const seen = new Set<Applier>();
  for (let one = applier; one && !seen.has(one); one = one.parent) {
    seen.add(one);
    if (!appliers.has(`${one.namespace}/${one.name}`)) gone.push(one.object);
  }
  return gone;
}
