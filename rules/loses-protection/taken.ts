import type { Removal } from '../../src/deeds/removal.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { Deployments } from './deployments.ts';
import { guardOf } from './families.ts';

/** A removed object, and the workloads that stay without one way of its protection. */
export interface Unprotected {
  readonly removal: Removal;
  /** What is possible from now on, as the end of a sentence. */
  readonly harm: string;
  readonly workloads: readonly KubernetesObject[];
}

/** What a removed object leaves unprotected, if it leaves anything so. */
export function unprotectedBy(removal: Removal, deployments: Deployments): Unprotected[] {
  const { object, outcome } = removal;
  const guard = outcome === 'pruned' ? guardOf(object) : undefined;
  if (!guard) return [];
  return guard.protections.flatMap((protection) => {
    const workloads = deployments.of(removal).unprotected(guard, protection);
    return workloads.length > 0 ? [{ removal, harm: protection.harm, workloads }] : [];
  });
}
