import type { Removal } from '../../src/deeds/removal.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { type Family, familyOf } from './families.ts';
import { type Deployment, unprotected } from './protected.ts';

/** A removed object, and the workloads that stay without its protection. */
export interface Unprotected {
  readonly removal: Removal;
  readonly family: Family;
  readonly workloads: readonly KubernetesObject[];
}

/** What a removed object leaves unprotected, if it leaves anything so. */
export function unprotectedBy(removal: Removal, deployment: Deployment): Unprotected[] {
  const { object, outcome } = removal;
  const family = outcome === 'pruned' ? familyOf(object) : undefined;
  if (!family) return [];
  const workloads = unprotected(object, family, deployment);
  return workloads.length > 0 ? [{ removal, family, workloads }] : [];
}
