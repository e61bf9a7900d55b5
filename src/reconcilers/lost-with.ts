import { dataHeldBy, type HeldData } from '../kubernetes/data/held.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { releaseData } from './release-data.ts';

/** The data that is lost with an object, a release of Helm included; `others` are the objects that are deployed beside it. */
export function lostWith(object: KubernetesObject, others: Iterable<KubernetesObject> = []): HeldData | undefined {
  const release = releaseData(object);
  return release === undefined ? dataHeldBy(object, others) : { what: release };
}
