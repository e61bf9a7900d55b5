import { getOrInsert } from '../../src/grouping.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { HELM_RELEASE } from '../../src/reconcilers/flux/kinds.ts';
import type { Guard } from './families.ts';
import { ValueIndex } from './index-by-value.ts';
import { identityOf, isProtected, valuesOf, wantedValues } from './protected.ts';
import type { Workloads } from './workloads.ts';

/** What protects workloads in one way after a change. */
export class Guards {
  readonly #forPods = new ValueIndex<Guard>();
  readonly #forReleases = new ValueIndex<Guard>();
  readonly #known = new Map<KubernetesObject, readonly string[]>();

  constructor(guards: readonly Guard[], workloads: Workloads) {
    for (const guard of guards) {
      const { namespace } = guard.object;
      const wanted = wantedValues(guard.selector);
      this.#forPods.add(guard, namespace, [workloads.rarest(namespace, guard.selector)]);
      this.#forReleases.add(guard, namespace, wanted.length === 0 ? [undefined] : wanted);
    }
  }

  /** Whether one of them, other than an object, protects a workload. */
  protect(workload: KubernetesObject, except: KubernetesObject): boolean {
    const two = getOrInsert(this.#known, workload, () => this.#firstTwo(workload));
    return two.some((identity) => identity !== identityOf(except));
  }

  #firstTwo(workload: KubernetesObject): string[] {
    const index = workload.groupKind === HELM_RELEASE ? this.#forReleases : this.#forPods;
    const found = new Set<string>();
    for (const namespace of new Set(['', workload.namespace]))
      for (const value of [undefined, ...valuesOf(workload)])
        for (const guard of index.with(namespace, value)) {
          if (isProtected(workload, guard)) found.add(identityOf(guard.object));
          if (found.size === 2) return [...found];
        }
    return [...found];
  }
}
