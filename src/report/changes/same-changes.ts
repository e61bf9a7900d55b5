import type { ApplicationChange } from '../../reconcilers/set-pair.ts';
import type { SetChange } from './changes.ts';

/** Sets with exactly the same change, shown once. */
export interface SameChange {
  readonly names: readonly string[];
  readonly set: SetChange;
  /** The Applications of all of them. */
  readonly applications: readonly ApplicationChange[];
}

/** The sets merged in which the same objects change alike: those in which data is lost, those in which versions move, those in which something goes, the others. */
export function sameChanges(sets: readonly SetChange[]): SameChange[] {
  const groups = new Map<string, { names: string[]; set: SetChange; applications: ApplicationChange[] }>();
  for (const set of sets) {
    const { objects, unlisted, kustomizations, stages, owners, notes, change, standing } = set;
    const key = JSON.stringify([change, objects, unlisted, kustomizations, stages, owners, notes, standing]);
    const group = groups.get(key) ?? { names: [], set, applications: [] };
    groups.set(key, group);
    if (!group.names.includes(set.name)) group.names.push(set.name);
    group.applications.push(...set.applications);
  }
  return [...groups.values()].sort((a, b) => rank(a) - rank(b));
}

function rank({ set: { losses, objects } }: SameChange): number {
  if (losses > 0) return -1;
  if (objects.some(({ versions }) => versions.length > 0)) return 0;
  return objects.some(({ change }) => change === 'removed') ? 1 : 2;
}
