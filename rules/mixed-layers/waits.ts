import { getOrInsert } from '../../src/grouping.ts';
import { applierId } from '../../src/reconcilers/deployed.ts';
import type { FluxKustomization } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';
import { dependenciesOf } from '../../src/reconcilers/flux/references/dependencies.ts';
import { hasPlaceholder } from '../../src/text/variables.ts';

/** Which Kustomizations of a cluster wait for which others, directly or through others, their parents among them. */
export class Waits {
  /** What each waits for directly; undefined stands for one that is not known. */
  readonly #direct: ReadonlyMap<FluxKustomization, readonly (FluxKustomization | undefined)[]>;
  readonly #reached = new Map<FluxKustomization, ReadonlySet<FluxKustomization | undefined>>();

  constructor(kustomizations: readonly FluxKustomization[]) {
    const byId = new Map(kustomizations.map((one) => [applierId(one), one]));
    this.#direct = new Map(
      kustomizations.map((one) => {
        const dependencies = dependenciesOf(one.object).map((dependency) =>
          hasPlaceholder(dependency.name + dependency.namespace) ? undefined : byId.get(applierId(dependency)),
        );
        return [one, one.parent ? [...dependencies, one.parent] : dependencies];
      }),
    );
  }

  /** Those that wait for one of some, or may. */
  for(goals: readonly FluxKustomization[]): ReadonlySet<FluxKustomization | undefined> {
    const waiters = new Map<FluxKustomization | undefined, FluxKustomization[]>();
    for (const [one, others] of this.#direct)
      for (const other of others) getOrInsert(waiters, other, () => []).push(one);
    const found = new Set<FluxKustomization | undefined>();
    const next = [...goals, undefined].flatMap((goal) => waiters.get(goal) ?? []);
    for (let one = next.pop(); one; one = next.pop()) {
      if (found.has(one)) continue;
      found.add(one);
      for (const waiter of waiters.get(one) ?? []) next.push(waiter);
    }
    return found;
  }

  /** Whether one waits for another one, or may. What it waits for is kept, so few should be asked. */
  mayReach(start: FluxKustomization, goal: FluxKustomization): boolean {
    const reached = getOrInsert(this.#reached, start, () => this.#reachedFrom(start));
    return reached.has(undefined) || (goal !== start && reached.has(goal));
  }

  #reachedFrom(start: FluxKustomization): ReadonlySet<FluxKustomization | undefined> {
    const reached = new Set<FluxKustomization | undefined>([start]);
    // A set goes on to what is added while it is walked through.
    for (const one of reached) for (const other of (one && this.#direct.get(one)) ?? []) reached.add(other);
    return reached;
  }
}
