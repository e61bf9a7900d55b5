import { groupBy } from '../../src/grouping.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { HELM_RELEASE } from '../../src/reconcilers/flux/kinds.ts';
import { isSame } from '../../src/yaml/equal.ts';
import { type Family, familyOf } from './families.ts';
import { isProtected, isWorkload } from './protected.ts';

/** Removed objects that are looked at in one cluster. */
const MOST = 500;

interface Guard {
  readonly object: KubernetesObject;
  readonly family: Family;
}

/** What a cluster, or Argo CD, deploys before and after a change. */
export class Deployment {
  readonly #before: ReadonlyMap<string, KubernetesObject>;
  readonly #workloads: ReadonlyMap<string, readonly KubernetesObject[]>;
  readonly #guards: readonly Guard[];
  #looks = 0;

  constructor(before: readonly KubernetesObject[], after: readonly KubernetesObject[]) {
    this.#before = new Map(before.map((one) => [idOf(one), one]));
    this.#workloads = groupBy(
      after.filter((one) => isWorkload(one) && this.#stays(one)),
      ({ namespace }) => namespace,
    );
    this.#guards = after.flatMap((object) => {
      const family = familyOf(object);
      return family ? [{ object, family }] : [];
    });
  }

  /** The workloads that an object protected, that stay, and that nothing else protects in the same way. */
  unprotected(object: KubernetesObject, family: Family): KubernetesObject[] {
    if (++this.#looks > MOST) return [];
    const { namespace } = object;
    const near = namespace === '' ? [...this.#workloads.values()].flat() : (this.#workloads.get(namespace) ?? []);
    const stay = near.filter((one) => isProtected(one, object, family));
    const others = this.#guards.filter(
      (one) =>
        one.family.name === family.name &&
        (namespace === '' || one.object.namespace === namespace || one.object.namespace === '') &&
        idOf(one.object) !== idOf(object) &&
        (family.isShared || !this.#before.has(idOf(one.object))),
    );
    return stay.filter((workload) => !others.some((other) => isProtected(workload, other.object, other.family)));
  }

  /** Whether a workload was there before. A release that changes may bring the protection itself from now on. */
  #stays(workload: KubernetesObject): boolean {
    const before = this.#before.get(idOf(workload));
    return before !== undefined && (workload.groupKind !== HELM_RELEASE || isSame(before.value, workload.value));
  }
}

function idOf({ groupKind, namespace, name }: KubernetesObject): string {
  return JSON.stringify([groupKind, namespace, name]);
}
