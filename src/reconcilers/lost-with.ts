import { dataHeldBy, type HeldData } from '../kubernetes/data/held.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { ObjectIndex } from '../kubernetes/object-index.ts';
import { hasStorage } from './release-data.ts';

/** The data that is lost with an object, a release of Helm included; `others` are the objects that are deployed beside it. */
export function lostWith(object: KubernetesObject, others?: ObjectIndex): HeldData | undefined {
  return hasStorage(object) ? { what: 'its release, which has storage' } : dataHeldBy(object, others);
}
