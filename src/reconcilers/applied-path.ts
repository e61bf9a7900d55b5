import type { KubernetesObject, Place } from '../kubernetes/object.ts';
import type { Build } from '../kustomize/built.ts';

/** A path that an object makes a reconciler apply. Without `directory` and `pattern` it is elsewhere, or not known. */
export interface AppliedPath {
  /** The object with the path: a Flux Kustomization, as in its cluster or in its file, or an Application. */
  readonly by: KubernetesObject;
  /** The path whose folders tell whether the object is switched off: that of its file, or of the chart that yields it. */
  readonly from: string;
  /** Where the path is written. */
  readonly at: Place;
  /** The path in the object. Empty if it has none. */
  readonly stated: string;
  /** The directory of this tree, whether it exists or not; below the root of a checkout for a known other repository. */
  readonly directory: string | undefined;
  /** A path that is known in part only, with `{{…}}` or `${…}` for the rest; relative to a root that may not be the tree's. */
  readonly pattern: string | undefined;
  /** What kustomize builds from the directory, or undefined if it is not built. */
  readonly build: Build | undefined;
  /** Whether the reconciler certainly has the object, and the object certainly means that directory of this tree. */
  readonly isCertain: boolean;
  /** Whether something applies the object, as far as the tree shows. Always true if the tree may not show everything that is applied. */
  readonly isInUse: boolean;
  /** Whether the source is another repository, so that the path says nothing about this tree. */
  readonly isElsewhere: boolean;
}
