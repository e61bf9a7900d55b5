import type { Cluster } from '../reconcilers/flux/follow/cluster.ts';
import { type FluxKustomization, kustomizationId } from '../reconcilers/flux/follow/flux-kustomization.ts';
import type { DeployedSet, Standing } from './deployed.ts';
import { fateOf, isHeld } from './fate.ts';
import { notesOf } from './notes.ts';
import { compareObjects, type Fates, inOrder, type ObjectDifference } from './object-difference.ts';
import { pairObjects } from './pair.ts';
import type { DeploymentPair } from './pair-deployments.ts';

/** What a change does to one cluster or overlay, or to what Applications make of a directory. */
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
  readonly reconcilers: ReadonlyMap<string, FluxKustomization>;
  /** The Applications that deploy it, or did. */
  readonly applications: readonly DeploymentPair[];
  readonly standing: Standing | undefined;
}

/** Clusters or overlays of two revisions compared: those that differ, sorted by name. */
export function compareDeployed(base: readonly DeployedSet[], head: readonly DeployedSet[]): SetDifference[] {
  const old = new Map(base.map((set) => [set.name, set]));
  const now = new Map(head.map((set) => [set.name, set]));
  const names = [...new Set([...old.keys(), ...now.keys()])].sort();
  return names.flatMap((name) => {
    const [before, after] = [old.get(name), now.get(name)];
    const difference = compareSets(before, after, fatesIn(after?.cluster));
    return difference && differs(difference) ? [difference] : [];
  });
}

/** Whether a difference is one. */
export function differs({ objects, notes, change }: SetDifference): boolean {
  return objects.length > 0 || notes.length > 0 || change !== 'changed';
}

function fatesIn(cluster: Cluster | undefined): Fates {
  return {
    isHeld: ({ reconciler }) => cluster !== undefined && reconciler !== undefined && isHeld(reconciler, cluster),
    fateOf: (before) => cluster && fateOf(before, cluster),
  };
}

/** Two states of one set compared; undefined where there is neither. */
export function compareSets(
  base: DeployedSet | undefined,
  head: DeployedSet | undefined,
  fates: Fates,
): SetDifference | undefined {
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
    objects: pairs.flatMap((pair) => compareObjects(pair, fates)).sort(inOrder),
    notes: [
      ...notesOf(base, head),
      ...unknowns
        .filter(isChanged)
        .map(([reason]) => `${base?.unknowns.has(reason) ? 'Changed' : 'New'}, and unknown: ${reason}`),
    ],
    unknowns: unknowns.filter((unknown) => !isChanged(unknown)).map(([reason]) => reason),
    reconcilers: new Map(
      (head?.cluster?.reconcilers ?? []).map((reconciler) => [kustomizationId(reconciler), reconciler]),
    ),
    applications: [],
    standing: set.standing,
  };
}
