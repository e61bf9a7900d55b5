import { stringAt } from '../../yaml/value.ts';
import { amountIn } from '../admission/quantity.ts';
import type { KubernetesObject } from '../object.ts';
import type { ObjectIndex } from '../object-index.ts';
import type { Refusal } from './refusal.ts';

const SIZE = ['spec', 'resources', 'requests', 'storage'];

/**
 * The growth of a claim whose StorageClass is known not to let volumes grow, which the admission plugin PersistentVolumeClaimResize
 * of the API server refuses. `others` are the objects of its cluster.
 */
export function refusedGrowth(before: KubernetesObject, after: KubernetesObject, others: () => ObjectIndex): Refusal[] {
  if (after.groupKind !== '/PersistentVolumeClaim') return [];
  const [old, now] = [amountIn(stringAt(before.value, ...SIZE)), amountIn(stringAt(after.value, ...SIZE))];
  const name = stringAt(after.value, 'spec', 'storageClassName');
  if (old === undefined || now === undefined || now <= old || !name) return [];
  const named = others().named('storage.k8s.io/StorageClass', name);
  const isFixed = named.length > 0 && named.every(({ value }) => (value.allowVolumeExpansion ?? false) === false);
  const rule = `StorageClass ${name} does not set \`allowVolumeExpansion: true\``;
  return isFixed ? [{ path: SIZE, isRemoved: false, field: SIZE, rule }] : [];
}
