import type { RevisionDifference } from '../change/compare.ts';
import type { SetDifference } from '../change/difference.ts';
import type { ObjectDifference } from '../change/object-difference.ts';
import { getOrInsert } from '../grouping.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { applierId, type DeployedSet } from '../reconcilers/deployed.ts';
import type { Reconciler } from '../reconcilers/reconciler.ts';
import type { Revision } from '../revision/revision.ts';
import type { Handover } from './handover.ts';
import { goneAppliers, type Removal, removalsOf } from './removal.ts';

const known = new WeakMap<RevisionDifference, readonly Handover[]>();

/**
 * The objects that a change takes from one Kustomization or Application and gives to another.
 *
 * Each tool deletes only what has the mark of the owner that prunes (labels in kustomize-controller's `GetOwnerLabels`, Argo CD's
 * tracking id), so all depends on which of the two acts first.
 */
export function handoversIn(difference: RevisionDifference, head: Revision): readonly Handover[] {
  let handovers = known.get(difference);
  if (!handovers) {
    const { base } = head;
    handovers = base ? difference.differences.flatMap((set) => handoversOf(set, base, head)) : [];
    known.set(difference, handovers);
  }
  return handovers;
}

function handoversOf(set: SetDifference, base: Revision, head: Revision): Handover[] {
  const ofTool = ({ words }: Reconciler): boolean => words.tool === set.by?.tool;
  const [before, after] = [base.reconcilers.find(ofTool), head.reconcilers.find(ofTool)];
  if (!before || !after) return [];
  return set.objects.flatMap((one) => {
    if (set.synced.length === 0) return withinCluster(one, set, before);
    return one.change === 'removed' ? removalsOf(one, set).flatMap((removal) => toOther(removal, before, after)) : [];
  });
}

/** What goes from one Kustomization of a cluster to another one. */
function withinCluster(
  { deployed: after, before, movedFrom, outcome }: ObjectDifference,
  set: SetDifference,
  base: Reconciler,
): Handover[] {
  const [from, to] = [before?.applier, after.applier];
  if (movedFrom === undefined || !before || !from || !to) return [];
  const [old, now] = [applierId(from), applierId(to)];
  const isFromGone = !set.appliers.has(old);
  // The old one waits until the new one has applied this revision.
  if (!isFromGone && waitsFor(old, now, set)) return [];
  const { object } = before;
  return [
    {
      removal: { cluster: set.name, set, object, applier: from, outcome, within: goneAppliers(from, set) },
      from: { id: old, object: from.object },
      isFromGone,
      to: { id: now, object: to.object },
      after: after.object,
      isOldFirst: !isFromGone && waitsFor(now, old, set),
      isShared: isAppliedBy(now, object, set, base),
      content: base.deletedWith(object, set.name),
    },
  ];
}

function isAppliedBy(
  id: string,
  { groupKind, namespace, name }: KubernetesObject,
  { name: cluster }: SetDifference,
  { sets }: Reconciler,
): boolean {
  const set = sets.find((one) => one.name === cluster);
  return set !== undefined && appliedIn(set).has([id, groupKind, namespace, name].join('\0'));
}

const applied = new WeakMap<DeployedSet, ReadonlySet<string>>();

/** What each Kustomization of a cluster applies, by its id and the object's. */
function appliedIn(set: DeployedSet): ReadonlySet<string> {
  let ids = applied.get(set);
  if (!ids) {
    ids = new Set(
      set.objects.map(({ object: { groupKind, namespace, name }, applier }) =>
        [applierId(applier), groupKind, namespace, name].join('\0'),
      ),
    );
    applied.set(set, ids);
  }
  return ids;
}

/** Whether one Kustomization waits for another, or for one that does. */
function waitsFor(first: string, other: string, { appliers }: SetDifference): boolean {
  const queue = new Set([first]);
  for (const id of queue) {
    for (const next of appliers.get(id)?.waitsFor ?? []) {
      if (next === other) return true;
      queue.add(next);
    }
  }
  return false;
}

/** What leaves an Application while another one applies it to the same cluster. */
function toOther(removal: Removal, base: Reconciler, head: Reconciler): Handover[] {
  const { cluster, object, set } = removal;
  const successor = head.successorOf(object, cluster, base);
  const own = set.synced.find(({ name }) => name === cluster);
  if (!successor || !own?.before) return [];
  return [
    {
      removal,
      from: { id: cluster, object: successor.before },
      isFromGone: own.after === undefined,
      to: { id: successor.id, object: successor.by },
      after: successor.object,
      isOldFirst: false,
      isShared: false,
      content: base.deletedWith(object, set.name),
    },
  ];
}

/** Tells of removed objects whether another Application applies them from now on. */
export function handedOver(handovers: readonly Handover[]): (removal: Removal) => boolean {
  const clusters = new Map<KubernetesObject, Set<string>>();
  for (const { removal } of handovers) getOrInsert(clusters, removal.object, () => new Set()).add(removal.cluster);
  return ({ cluster, object }) => clusters.get(object)?.has(cluster) ?? false;
}
