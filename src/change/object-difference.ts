import type { ObjectIndex } from '../kubernetes/object-index.ts';
import {
  applierId,
  type DeployedObject,
  type ObjectUpdate,
  type PruneOutcome,
  type Pruning,
  type Updating,
} from '../reconcilers/deployed.ts';
import { lostWith } from '../reconcilers/lost-with.ts';
import { isSame } from '../yaml/equal.ts';
import { type FieldDifference, fieldDifferences } from './fields.ts';
import type { ObjectPair } from './pair.ts';
import { withoutSops } from './sops.ts';
import { type VersionMove, versionMoves } from './versions.ts';

/** An object that a change adds, changes or takes away. */
export interface ObjectDifference {
  readonly change: 'added' | 'changed' | 'removed';
  /** The object as it will be, or as it was if it is removed. */
  readonly deployed: DeployedObject;
  /** The object before, where it changes. */
  readonly before: DeployedObject | undefined;
  /** `namespace/name` of what applied it before, if another one does so now. */
  readonly movedFrom: string | undefined;
  /** Of what goes: from a cluster, or from what applied it to another one that does. */
  readonly outcome: PruneOutcome | undefined;
  /** What people lose with an object that goes, as a noun: `the data on its volume`. */
  readonly loses: string | undefined;
  /** Only of what changes and is known to be applied. */
  readonly update: ObjectUpdate | undefined;
  readonly fields: readonly FieldDifference[];
  readonly versions: readonly VersionMove[];
}

/** What happened to one object. Nothing if it stays as it is. `others` are the objects that were deployed beside it. */
export function compareObjects(
  { before, after }: ObjectPair,
  pruning: Pruning,
  updating: Updating | undefined,
  others: () => ObjectIndex,
): ObjectDifference[] {
  const none = {
    before: undefined,
    movedFrom: undefined,
    outcome: undefined,
    loses: undefined,
    update: undefined,
    fields: [],
    versions: [],
  };
  if (after?.applier?.isOpen) return [];
  if (after && !before) return [{ ...none, change: 'added', deployed: after }];
  if (!before) return [];
  if (!after) {
    if (pruning.isHeld(before)) return [];
    const outcome = pruning.outcomeOf(before);
    const mayGo = outcome === 'pruned' || outcome === 'unknown';
    const lost = mayGo ? lostWith(before.object, others()) : undefined;
    return [{ ...none, change: 'removed', deployed: before, outcome, loses: lost?.stays ? undefined : lost?.what }];
  }
  const [from, to] = [applierId(before.applier), applierId(after.applier)];
  const movedFrom = from !== '' && to !== '' && from !== to ? from : undefined;
  const outcome = movedFrom === undefined || pruning.isHeld(before) ? undefined : pruning.outcomeOf(before);
  const changed = { ...none, change: 'changed', deployed: after, before, movedFrom, outcome } as const;
  const { object: old } = before;
  const { object: now } = after;
  if (isSame(withoutSops(old.value), withoutSops(now.value))) return movedFrom === undefined ? [] : [changed];
  const fields = fieldDifferences(old, now);
  return [{ ...changed, update: updating?.(before, after), fields, versions: versionMoves(old, now, fields) }];
}

/** What people want to know first: data that is lost, versions that move, then what goes, what comes, and what else changes. */
export function inOrder(a: ObjectDifference, b: ObjectDifference): number {
  return rank(a) - rank(b) || compare(keyOf(a), keyOf(b));
}

function rank({ change, loses, versions }: ObjectDifference): number {
  if (loses !== undefined) return -1;
  return versions.length > 0 ? 0 : ['removed', 'added', 'changed'].indexOf(change) + 1;
}

function keyOf({ deployed }: ObjectDifference): string {
  const { kind, namespace, name, group } = deployed.object;
  return [namespace, name, kind, group, applierId(deployed.applier)].join('\0');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
