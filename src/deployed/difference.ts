import { type Reconciler, reconcilerId } from '../flux/reconciler.ts';
import type { DeployedObject, DeployedSet } from './deployed.ts';
import { isSame, withoutSops } from './equal.ts';
import { type Fate, fateOf, isHeld, isOpen, kustomizationOf } from './fate.ts';
import { type FieldDifference, fieldDifferences } from './fields.ts';
import { type ObjectPair, pairObjects } from './pair.ts';
import { type VersionMove, versionMoves } from './versions.ts';

/** An object that a change adds, changes or takes away. */
export interface ObjectDifference {
  readonly change: 'added' | 'changed' | 'removed';
  /** The object as it will be; as it was where it goes. */
  readonly deployed: DeployedObject;
  /** The object before, where it changes. */
  readonly before: DeployedObject | undefined;
  /** `namespace/name` of the Kustomization that applied it before, where another one does so now. */
  readonly movedFrom: string | undefined;
  /** Only of what goes from a cluster. */
  readonly fate: Fate | undefined;
  readonly fields: readonly FieldDifference[];
  readonly versions: readonly VersionMove[];
}

/** What a change does to one cluster or overlay. */
export interface SetDifference {
  readonly kind: DeployedSet['kind'];
  readonly name: string;
  /** Whether the set itself is new or gone. */
  readonly change: 'added' | 'changed' | 'removed';
  readonly objects: readonly ObjectDifference[];
  /** What of it cannot be compared, as sentences, each of it changed. */
  readonly notes: readonly string[];
  /** What else is not known of the head from here, as sentences. */
  readonly unknowns: readonly string[];
  /** The Kustomizations of the head by `namespace/name`. */
  readonly reconcilers: ReadonlyMap<string, Reconciler>;
}

/** Sets of two revisions compared: those that differ, sorted by name. Clusters are not compared with overlays. */
export function compareDeployed(base: readonly DeployedSet[], head: readonly DeployedSet[]): SetDifference[] {
  const old = new Map(base.map((set) => [set.name, set]));
  const now = new Map(head.map((set) => [set.name, set]));
  const names = [...new Set([...old.keys(), ...now.keys()])].sort();
  return names.flatMap((name) => {
    const difference = compareSets(old.get(name), now.get(name));
    return difference &&
      (difference.objects.length > 0 || difference.notes.length > 0 || difference.change !== 'changed')
      ? [difference]
      : [];
  });
}

function compareSets(base: DeployedSet | undefined, head: DeployedSet | undefined): SetDifference | undefined {
  const set = head ?? base;
  if (!set) return undefined;
  const fails = (head?.failures.length ?? 0) > 0 || (base?.failures.length ?? 0) > 0;
  const pairs = fails ? [] : pairObjects(base?.objects ?? [], head?.objects ?? []);
  const unknowns = [...(head?.unknowns ?? [])];
  const isChanged = ([reason, text]: readonly [string, string]): boolean =>
    base !== undefined && base.unknowns.get(reason) !== text;
  return {
    kind: set.kind,
    name: set.name,
    change: base ? (head ? 'changed' : 'removed') : 'added',
    objects: pairs.flatMap((pair) => compareObjects(pair, head)).sort(inOrder),
    notes: [
      ...notesOf(base, head),
      ...unknowns
        .filter(isChanged)
        .map(([reason]) => `${base?.unknowns.has(reason) ? 'Changed' : 'New'}, and not known from here: ${reason}`),
    ],
    unknowns: unknowns.filter((unknown) => !isChanged(unknown)).map(([reason]) => reason),
    reconcilers: new Map(
      (head?.cluster?.reconcilers ?? []).map((reconciler) => [reconcilerId(reconciler), reconciler]),
    ),
  };
}

function compareObjects({ before, after }: ObjectPair, head: DeployedSet | undefined): ObjectDifference[] {
  const cluster = head?.cluster;
  const none = { before: undefined, movedFrom: undefined, fate: undefined, fields: [], versions: [] };
  if (after?.reconciler && isOpen(after.reconciler)) return [];
  if (after && !before) return [{ ...none, change: 'added', deployed: after }];
  if (!before) return [];
  if (!after) {
    if (cluster && before.reconciler && isHeld(before.reconciler, cluster)) return [];
    return [{ ...none, change: 'removed', deployed: before, fate: cluster && fateOf(before, cluster) }];
  }
  const [from, to] = [kustomizationOf(before), kustomizationOf(after)];
  const movedFrom = from !== '' && to !== '' && from !== to ? from : undefined;
  const { object: old } = before;
  const { object: now } = after;
  if (isSame(withoutSops(old.value), withoutSops(now.value)))
    return movedFrom === undefined ? [] : [{ ...none, change: 'changed', deployed: after, before, movedFrom }];
  const fields = fieldDifferences(old, now);
  const versions = versionMoves(old, now, fields);
  return [{ ...none, change: 'changed', deployed: after, before, movedFrom, fields, versions }];
}

/** What people want to know first: versions that move, then what goes, what comes, and what else changes. */
function inOrder(a: ObjectDifference, b: ObjectDifference): number {
  return rank(a) - rank(b) || compare(keyOf(a), keyOf(b));
}

function rank({ change, versions }: ObjectDifference): number {
  return versions.length > 0 ? 0 : ['removed', 'added', 'changed'].indexOf(change) + 1;
}

function keyOf({ deployed }: ObjectDifference): string {
  const { kind, namespace, name, group } = deployed.object;
  return [namespace, name, kind, group, kustomizationOf(deployed)].join('\0');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Why parts of a set are left out: what applies nothing changes nothing. */
function notesOf(base: DeployedSet | undefined, head: DeployedSet | undefined): string[] {
  if (head && head.failures.length > 0)
    return base && base.failures.length > 0 ? [] : ['It no longer builds, so what changes is not known.'];
  if (head && base && base.failures.length > 0) return ['It did not build before, so what changes is not known.'];
  if (!base?.cluster || !head?.cluster) return [];
  const notes: string[] = [];
  for (const reconciler of head.cluster.reconcilers) {
    const id = reconcilerId(reconciler);
    const before = base.cluster.reconciler(reconciler.namespace, reconciler.name);
    const [wasOpen, open] = [before !== undefined && isOpen(before), isOpen(reconciler)];
    if (wasOpen === open) continue;
    if (!open && before && before.failures.length > 0)
      notes.push(
        `Kustomization \`${id}\` failed before: all of it counts as added, though the cluster may have it from earlier.`,
      );
    else if (!open)
      notes.push(`What Kustomization \`${id}\` applied before is not known, so all of it counts as added.`);
    else if (reconciler.failures.length > 0)
      notes.push(`Kustomization \`${id}\` fails, so nothing that it applies changes.`);
    else if (before) notes.push(`What Kustomization \`${id}\` applies now is not known from here.`);
  }
  return notes.sort();
}
