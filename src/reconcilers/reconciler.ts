import type { KubernetesObject } from '../kubernetes/object.ts';

/** A path that an object makes a reconciler apply. Without `directory` and `pattern` it is elsewhere, or not known. */
export interface AppliedPath {
  /** The object that names the path: a Flux Kustomization, as its cluster gets it or as its file states it, or an Application. */
  readonly by: KubernetesObject;
  /** The path as the object states it; empty where it states none. */
  readonly stated: string;
  /** The directory of this tree, whether it exists or not; below the root of a checkout for a known other repository. */
  readonly directory: string | undefined;
  /** A path that is known in part only, with `{{…}}` or `${…}` for the rest; relative to a root that may not be the tree's. */
  readonly pattern: string | undefined;
  /** Whether the reconciler certainly has the object, and the object certainly means that directory of this tree. */
  readonly isCertain: boolean;
  /** Whether the source is another repository, so that the path says nothing about this tree. */
  readonly isElsewhere: boolean;
}
