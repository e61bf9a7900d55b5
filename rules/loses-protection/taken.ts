import type { Removal } from '../../src/deeds/removal.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { Deployments } from './deployments.ts';
import { type Family, familyOf } from './families.ts';

/** A removed object, and the workloads that stay without its protection. */
export interface Unprotected {
  readonly removal: Removal;
  readonly family: Family;
  readonly workloads: readonly KubernetesObject[];
}

/** What a removed object leaves unprotected, if it leaves anything so. */
export function unprotectedBy(removal: Removal, deployments: Deployments): Unprotected[] {
  const { object, outcome } = removal;
  const family = outcome === 'pruned' ? familyOf(object) : undefined;
  if (!family) return [];
  const workloads = deployments.of(removal).unprotected(object, family);
  return workloads.length > 0 ? [{ removal, family, workloads }] : [];
}
