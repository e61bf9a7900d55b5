import type { KubernetesObject } from '../object.ts';
import type { FieldPath } from '../terms/problem.ts';

/** What may still complete an object before a cluster gets it, and how it gets there. Without it, objects are complete, and nothing is patched. */
export interface Completion {
  /** Whether a cluster gets an object as it is written, apart from patches; not one of a base that an overlay may complete. */
  standsAlone(object: KubernetesObject): boolean;
  /** Whether a patch that is still to be applied could write a field of an object, or any field if `path` is empty. */
  mayBePatched(object: KubernetesObject, path: FieldPath): boolean;
  /** Whether an object is applied on the server, which rejects two entries of a list with one key. */
  isServerSide(object: KubernetesObject): boolean;
}

/** Objects as they are. */
export const COMPLETE: Completion = { standsAlone: () => true, mayBePatched: () => false, isServerSide: () => true };
