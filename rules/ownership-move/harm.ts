import type { Handover } from '../../src/deeds/handover.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { lostWith } from '../../src/reconcilers/lost-with.ts';

/** An object that its old owner may delete, and what that does. */
export interface Harm {
  readonly handover: Handover;
  /** What goes with the object, such as `the data on its volume`; undefined if it only stops and starts again. */
  readonly lost: string | undefined;
  /** Whether data goes that does not come back. */
  readonly isOfData: boolean;
}

/** What an object does for others while it is there, as `group/Kind`: others are made again before anyone asks for them. */
const AT_WORK = new Set([
  'apps/Deployment',
  'apps/StatefulSet',
  'apps/DaemonSet',
  '/Service',
  'networking.k8s.io/Ingress',
  'gateway.networking.k8s.io/Gateway',
]);

/** The harm of a move, or none: the old owner keeps the object, or no one misses it for a moment. */
export function harmOf(handover: Handover): Harm[] {
  const { removal, content } = handover;
  if (removal.outcome !== 'pruned') return [];
  const { object } = removal;
  const data = lostWith(object);
  if (content.length > 0) {
    const isOfData = content.some((one) => isLost(one));
    return [{ handover, lost: 'all that it applies', isOfData }];
  }
  if (data) return [{ handover, lost: data.stays === undefined ? data.what : undefined, isOfData: isLost(object) }];
  return AT_WORK.has(object.groupKind) || object.kind === 'HelmRelease'
    ? [{ handover, lost: undefined, isOfData: false }]
    : [];
}

function isLost(object: KubernetesObject): boolean {
  const data = lostWith(object);
  return data !== undefined && data.stays === undefined;
}
