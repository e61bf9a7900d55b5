import type { DeployedSet } from '../../deployed.ts';
import type { Application } from '../application.ts';
import type { ArgoGraph } from '../graph.ts';
import { placeOf, type SyncedPair } from './pair.ts';
import type { SyncedApplication } from './synced.ts';

/** What Argo CD runs of one of two revisions. */
export interface ComparedGraph {
  readonly graph: ArgoGraph;
  readonly synced: readonly SyncedApplication[];
  /** What else is deployed of the revision, its overlays among it. */
  readonly sets: readonly DeployedSet[];
}

/** Whether an Application is in one revision alone because what brings it fails, or is not known, in the other. */
export function heldBack(
  base: ComparedGraph,
  head: ComparedGraph,
  pairs: readonly SyncedPair[],
): (pair: SyncedPair) => boolean {
  const inHead = new Held(base.graph, head.sets);
  const inBase = new Held(head.graph, base.sets);
  for (const { before, after } of pairs) {
    if (before) inHead.counterparts.set(before.application, after);
    if (after) inBase.counterparts.set(after.application, before);
  }
  return ({ before, after }) => {
    if (before && after) return false;
    return (before && inHead.has(before.application)) ?? (after && inBase.has(after.application)) ?? false;
  };
}

/** The Applications of one revision that another one does not have as what brings them fails there. */
class Held {
  /** What each Application is in the other revision. */
  readonly counterparts = new Map<Application, SyncedApplication | undefined>();
  readonly #argo: ArgoGraph;
  /** The overlays of the other revision. */
  readonly #sets: ReadonlyMap<string, DeployedSet>;
  readonly #held = new Map<Application, boolean>();

  constructor(argo: ArgoGraph, sets: readonly DeployedSet[]) {
    this.#argo = argo;
    this.#sets = new Map(sets.map((set) => [set.name, set]));
  }

  has(application: Application): boolean {
    let isHeld = this.#held.get(application);
    if (isHeld === undefined) {
      // Applications that apply each other hold none of them.
      this.#held.set(application, false);
      isHeld = this.#find(application);
      this.#held.set(application, isHeld);
    }
    return isHeld;
  }

  #find({ object, set }: Application): boolean {
    const parents = this.#argo.applicationsOf(set ?? object);
    if (parents.length === 0) return fails(this.#sets.get(placeOf(set ?? object)));
    return parents.some((parent) => {
      const counterpart = this.counterparts.get(parent);
      return counterpart ? fails(counterpart.content) : this.has(parent);
    });
  }
}

function fails(set: DeployedSet | undefined): boolean {
  return set !== undefined && (set.failures.length > 0 || set.state !== 'known');
}
