import type { GroupVersionKind } from '../resources/identity.ts';

/** Kinds that kustomize sorts before all others, in its order. */
export const ORDER_FIRST = [
  'Namespace',
  'ResourceQuota',
  'StorageClass',
  'CustomResourceDefinition',
  'ServiceAccount',
  'PodSecurityPolicy',
  'Role',
  'ClusterRole',
  'RoleBinding',
  'ClusterRoleBinding',
  'ConfigMap',
  'Secret',
  'Endpoints',
  'Service',
  'LimitRange',
  'PriorityClass',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'Deployment',
  'StatefulSet',
  'CronJob',
  'PodDisruptionBudget',
] as const;

/** Kinds that kustomize puts behind all others, in its order. */
export const ORDER_LAST = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'] as const;

/** The rank of a kind: negative for those that come first, positive for those that come last. */
export function kindRanks(first: readonly string[], last: readonly string[]): ReadonlyMap<string, number> {
  return new Map([
    ...first.map((kind, at): [string, number] => [kind, at - first.length]),
    ...last.map((kind, at): [string, number] => [kind, at + 1]),
  ]);
}

const RANKS = kindRanks(ORDER_FIRST, ORDER_LAST);

/** A kind as one text, in the order of which kustomize sorts. */
export function sortText({ group, version, kind }: GroupVersionKind): string {
  return `${group || '~G'}_${version || '~V'}_${kind || '~K'}`;
}

/** A list in the order in which kustomize sorts kinds. */
export function sorted<T extends GroupVersionKind>(list: readonly T[]): readonly T[] {
  return [...list].sort((a, b) => {
    const rank = (RANKS.get(a.kind) ?? 0) - (RANKS.get(b.kind) ?? 0);
    if (rank !== 0) return rank;
    const [textA, textB] = [sortText(a), sortText(b)];
    return textA < textB ? -1 : textA > textB ? 1 : 0;
  });
}
