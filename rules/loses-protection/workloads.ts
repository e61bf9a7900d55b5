import { groupBy } from '../../src/grouping.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { HELM_RELEASE } from '../../src/reconcilers/flux/kinds.ts';
import type { Guard } from './families.ts';
import { ValueIndex } from './index-by-value.ts';
import { isProtected, valuesOf, wantedValues } from './protected.ts';

/** Workloads of a cluster, of which a selector is compared with those that have one of its values. */
export class Workloads {
  readonly #all: readonly KubernetesObject[];
  readonly #byNamespace: ReadonlyMap<string, readonly KubernetesObject[]>;
  readonly #pods = new ValueIndex<KubernetesObject>();
  readonly #releases = new ValueIndex<KubernetesObject>();

  constructor(workloads: readonly KubernetesObject[]) {
    this.#all = workloads;
    this.#byNamespace = groupBy(workloads, ({ namespace }) => namespace);
    for (const workload of workloads) {
      const index = workload.groupKind === HELM_RELEASE ? this.#releases : this.#pods;
      index.add(workload, workload.namespace, valuesOf(workload));
    }
  }

  /** Those that a guard protects. */
  protectedBy(guard: Guard): KubernetesObject[] {
    return this.#candidates(guard).filter((workload) => isProtected(workload, guard));
  }

  #candidates({ object: { namespace }, selector }: Guard): readonly KubernetesObject[] {
    if (namespace === '') return this.#all;
    const rarest = this.rarest(namespace, selector);
    if (rarest === undefined) return this.#byNamespace.get(namespace) ?? [];
    const releases = wantedValues(selector).flatMap((value) => this.#releases.with(namespace, value));
    return [...this.#pods.with(namespace, rarest), ...new Set(releases)];
  }

  /** The value of a selector that the fewest pods have; undefined if it has none. */
  rarest(namespace: string, selector: Guard['selector']): string | undefined {
    const countOf = (value: string): number => this.#pods.with(namespace, value).length;
    return wantedValues(selector).reduce<string | undefined>(
      (best, value) => (best === undefined || countOf(value) < countOf(best) ? value : best),
      undefined,
    );
  }
}
