import { ObjectIndex } from '../kubernetes/object-index.ts';
import { once } from '../once.ts';
import type { Applier, DeployedSet, DeploymentStatus, Pruning, Updating } from '../reconcilers/deployed.ts';
import { applierId } from '../reconcilers/deployed.ts';
import type { ApplicationChange, ApplicationObjects } from '../reconcilers/set-pair.ts';
import type { ReconcilerWords } from '../reconcilers/words.ts';
import { type ActingApplier, actingIn } from './acting.ts';
import { notesOf } from './notes.ts';
import { compareObjects, inOrder, type ObjectDifference } from './object-difference.ts';
import { pairObjects } from './pair.ts';
import type { SyncStage } from './stages.ts';

/** What a change does to one cluster or overlay, or to what Applications build from a directory. */
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
  /** The tool that deploys it; undefined for an overlay. */
  readonly by: ReconcilerWords | undefined;
  /** What applies parts of the head by themselves, by `namespace/name`. */
  readonly appliers: ReadonlyMap<string, Applier>;
  /** What applies parts of it by themselves and has something to do, in the order in which it acts. */
  readonly acting: readonly ActingApplier[];
  /** When a sync applies what differs. */
  readonly stages: readonly SyncStage[];
  /** The Applications that deploy it, or did. */
  readonly applications: readonly ApplicationChange[];
  /** The objects of those Applications in both revisions. */
  readonly synced: readonly ApplicationObjects[];
  readonly status: DeploymentStatus | undefined;
}

/** What people call what a set is deployed to: the cluster, or the Applications of Argo CD, `namespace/name`. */
export function clustersOf({ name, applications }: SetDifference): string[] {
  return applications.length > 0 ? applications.map((application) => application.name) : [name];
}

/** Clusters or overlays of two revisions compared: those that differ, sorted by name. `ended` are those of which all goes. */
export function compareDeployed(
  base: readonly DeployedSet[],
  head: readonly DeployedSet[],
  ended: ReadonlyMap<string, Pruning>,
): SetDifference[] {
  const old = new Map(base.map((set) => [set.name, set]));
  const now = new Map(head.map((set) => [set.name, set]));
  const names = [...new Set([...old.keys(), ...now.keys()])].sort();
  return names.flatMap((name) => {
    const pruning = ended.get(name);
    const [before, after] = [old.get(name), pruning ? undefined : now.get(name)];
    const difference = compareSets(before, after, pruning ?? after?.pruning ?? NOT_PRUNED, after?.updating);
    return difference && differs(difference) ? [difference] : [];
  });
}

/** Whether a difference is one. */
export function differs({ objects, notes, change, acting, applications }: SetDifference): boolean {
  const acts = acting.length > 0 || applications.some(({ resumed }) => resumed);
  return objects.length > 0 || notes.length > 0 || change !== 'changed' || acts;
}

/** What nothing is known to deploy. */
const NOT_PRUNED: Pruning = { isHeld: () => false, outcomeOf: () => undefined };

/** Two states of one set compared, or undefined if there is neither. */
export function compareSets(
  base: DeployedSet | undefined,
  head: DeployedSet | undefined,
  pruning: Pruning,
  updating: Updating | undefined,
): SetDifference | undefined {
  const set = head ?? base;
  if (!set) return undefined;
  const fails = (head?.failures.length ?? 0) > 0 || (base?.failures.length ?? 0) > 0;
  const pairs = fails ? [] : pairObjects(base?.objects ?? [], head?.objects ?? []);
  const others = once(() => new ObjectIndex((base?.objects ?? []).map(({ object }) => object)));
  const objects = pairs.flatMap((pair) => compareObjects(pair, pruning, updating, others)).sort(inOrder);
  const unknowns = [...(head?.unknowns ?? [])];
  const isChanged = ([reason, text]: readonly [string, string]): boolean =>
    base !== undefined && base.unknowns.get(reason) !== text;
  return {
    kind: set.kind,
    name: set.name,
    change: base ? (head ? 'changed' : 'removed') : 'added',
    objects,
    notes: [
      ...notesOf(base, head),
      ...unknowns
        .filter(isChanged)
        .map(([reason]) => `${base?.unknowns.has(reason) ? 'Changed' : 'New'}, and unknown: ${reason}`),
    ],
    unknowns: unknowns.filter((unknown) => !isChanged(unknown)).map(([reason]) => reason),
    by: set.by,
    appliers: new Map((head?.appliers ?? []).map((applier) => [applierId(applier), applier])),
    acting: actingIn(objects, base, head),
    stages: [],
    applications: [],
    synced: [],
    status: set.status,
  };
}
