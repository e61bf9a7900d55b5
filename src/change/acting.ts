import { applierId, type DeployedSet } from '../reconcilers/deployed.ts';
import type { ObjectDifference } from './object-difference.ts';
import { FIRST, turnsOf } from './turns.ts';

/** What one applier does because of a change. */
export interface ActingApplier {
  /** `namespace/name`. */
  readonly id: string;
  /** Numbers of the objects that it applies or applied. */
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** Number of objects that it no longer applies, because another one does. */
  readonly released: number;
  readonly isSuspended: boolean;
  /** Whether the change ends its suspension, so that it applies all that it missed. */
  readonly isResumed: boolean;
  /** When it acts: those of a step wait for those of the steps before. From 1. */
  readonly step: number;
  /** The suspended one that it waits for, by `namespace/name`; the first of several. */
  readonly blockedBy: string | undefined;
}

/** The appliers of a set that have something to do, in the order in which they act. */
export function actingIn(
  objects: readonly ObjectDifference[],
  base: DeployedSet | undefined,
  head: DeployedSet | undefined,
): ActingApplier[] {
  const [old, now] = [base, head].map((set) => new Map((set?.appliers ?? []).map((one) => [applierId(one), one])));
  const acting = new Map<string, Counts>();
  const countsOf = (id: string): Counts => {
    const counts = acting.get(id) ?? { added: 0, changed: 0, removed: 0, released: 0 };
    acting.set(id, counts);
    return counts;
  };
  for (const { change, deployed, movedFrom } of objects) {
    if (deployed.applier) countsOf(applierId(deployed.applier))[change]++;
    if (movedFrom !== undefined) countsOf(movedFrom).released++;
  }
  const isResumed = (id: string): boolean => old?.get(id)?.isSuspended === true && now?.get(id)?.isSuspended === false;
  for (const id of now?.keys() ?? []) if (isResumed(id)) countsOf(id);
  const turns = turnsOf(acting, now ?? new Map(), needsOf(objects, head));
  return [...acting]
    .map(([id, counts]) => ({
      id,
      ...counts,
      isSuspended: (now?.get(id) ?? old?.get(id))?.isSuspended === true,
      isResumed: isResumed(id),
      ...(turns.get(id) ?? FIRST),
    }))
    .sort((a, b) => a.step - b.step || (a.id < b.id ? -1 : 1));
}

interface Counts {
  added: number;
  changed: number;
  removed: number;
  released: number;
}

/** What each applier waits for: those that it depends on, and the one that applies it, if that one changes it. */
function needsOf(
  objects: readonly ObjectDifference[],
  head: DeployedSet | undefined,
): ReadonlyMap<string, readonly string[]> {
  const changedBy = new Map(objects.map(({ deployed }) => [deployed.object, applierId(deployed.applier)]));
  const appliers = [...objects.flatMap(({ deployed }) => deployed.applier ?? []), ...(head?.appliers ?? [])];
  return new Map(
    appliers.map((applier) => {
      const id = applierId(applier);
      const parent = changedBy.get(applier.object) ?? '';
      return [id, [...(head?.order.get(id) ?? []), ...(parent === '' || parent === id ? [] : [parent])]];
    }),
  );
}
