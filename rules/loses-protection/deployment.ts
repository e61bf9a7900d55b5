import { getOrInsert } from '../../src/grouping.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { HELM_RELEASE } from '../../src/reconcilers/flux/kinds.ts';
import { isSame } from '../../src/yaml/equal.ts';
import { type Guard, guardOf, type Protection } from './families.ts';
import { Guards } from './guards.ts';
import { identityOf, isWorkload } from './protected.ts';
import { Workloads } from './workloads.ts';

/** What a cluster, or Argo CD, deploys before and after a change. */
export class Deployment {
  readonly #before: ReadonlyMap<string, KubernetesObject>;
  readonly #after: ReadonlySet<string>;
  readonly #workloads: Workloads;
  readonly #guards: ReadonlyMap<string, Guards>;
  readonly #known = new Map<string, readonly KubernetesObject[]>();

  constructor(before: readonly KubernetesObject[], after: readonly KubernetesObject[]) {
    this.#before = new Map(before.map((one) => [identityOf(one), one]));
    this.#after = new Set(after.map(identityOf));
    this.#workloads = new Workloads(after.filter((one) => isWorkload(one) && this.#stays(one)));
    const guards = new Map<string, Guard[]>();
    for (const guard of after.flatMap((object) => guardOf(object) ?? []))
      for (const { name, isShared } of guard.protections)
        if (isShared || !this.#before.has(identityOf(guard.object))) getOrInsert(guards, name, () => []).push(guard);
    this.#guards = new Map([...guards].map(([name, list]) => [name, new Guards(list, this.#workloads)]));
  }

  /** The workloads that an object protected, that stay, and that nothing else protects in the same way. */
  unprotected(guard: Guard, { name }: Protection): readonly KubernetesObject[] {
    const { object, selector } = guard;
    const find = (): KubernetesObject[] =>
      this.#workloads
        .protectedBy(guard)
        .filter((workload) => this.#guards.get(name)?.protect(workload, object) !== true);
    // Where it is deployed after the change too, others are not compared with the same objects.
    if (this.#after.has(identityOf(object))) return find();
    return getOrInsert(this.#known, JSON.stringify([name, object.namespace, selector]), find);
  }

  /** Whether a workload was there before. A release that changes may bring the protection itself from now on. */
  #stays(workload: KubernetesObject): boolean {
    const before = this.#before.get(identityOf(workload));
    return before !== undefined && (workload.groupKind !== HELM_RELEASE || isSame(before.value, workload.value));
  }
}
