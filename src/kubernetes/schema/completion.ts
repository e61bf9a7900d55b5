import type { KubernetesObject } from '../object.ts';

/** What may still complete an object before a cluster gets it. Without it, a file's objects are complete, and nothing is patched. */
export interface Completion {
  /** Whether the objects of a file that no build reads are meant to be complete. */
  isFileDeployed(path: string): boolean;
  /** Whether a patch that is still to be applied could write a field of an object. */
  mayBePatched(object: KubernetesObject, field: string): boolean;
}

/** Objects as they are. */
export const COMPLETE: Completion = { isFileDeployed: () => true, mayBePatched: () => false };
