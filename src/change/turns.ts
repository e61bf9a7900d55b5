import { groupBy } from '../grouping.ts';
import type { Applier } from '../reconcilers/deployed.ts';

/** When one of several appliers acts. */
export interface Turn {
  /** Those of a step wait for those of the steps before. From 1. */
  readonly step: number;
  /** The suspended applier that it waits for, by `namespace/name`; the first of several. */
  readonly blockedBy: string | undefined;
}

/** The turn of what waits for nothing, or is in a cycle. */
export const FIRST: Turn = { step: 1, blockedBy: undefined };

/** The turns of appliers by what each needs, all by `namespace/name`. Only those that act count as a step. */
export function turnsOf(
  acting: ReadonlyMap<string, unknown>,
  appliers: ReadonlyMap<string, Applier>,
  needs: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, Turn> {
  const edges = [...needs].flatMap(([id, needed]) => needed.map((other) => ({ id, needed: other })));
  const dependents = groupBy(edges, ({ needed }) => needed);
  const open = new Map([...needs].map(([id, needed]) => [id, needed.length]));
  const turns = new Map<string, Turn>();
  const ready = [...new Set([...needs.keys(), ...dependents.keys()])].filter((id) => !open.get(id));
  // Grows while it is read. What is in a cycle never gets into it.
  for (const id of ready) {
    const { step, blockedBy } = turns.get(id) ?? FIRST;
    const least = step + (acting.has(id) ? 1 : 0);
    const blocker = appliers.get(id)?.isSuspended ? id : blockedBy;
    for (const { id: dependent } of dependents.get(id) ?? []) {
      const known = turns.get(dependent) ?? FIRST;
      turns.set(dependent, { step: Math.max(known.step, least), blockedBy: firstOf(known.blockedBy, blocker) });
      const left = (open.get(dependent) ?? 0) - 1;
      open.set(dependent, left);
      if (left === 0) ready.push(dependent);
    }
  }
  return turns;
}

function firstOf(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}
