import type { Manifests } from '../kubernetes/manifests.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { FieldPath } from '../kubernetes/terms/problem.ts';
import { mayWrite } from '../kustomize/load/patch-text.ts';
import { overlayPatches, type StatedPatch } from '../kustomize/load/stated-patches.ts';
import { once } from '../once.ts';

/** The patches of a revision that may still be applied to an object before a cluster gets it. */
export class PendingPatches {
  readonly #overlays: () => readonly StatedPatch[];
  readonly #later: () => readonly StatedPatch[];

  /** `later` gives the patches that reconcilers apply to what a build yields, from those of overlays. */
  constructor(manifests: Manifests, later: (overlays: readonly StatedPatch[]) => Iterable<StatedPatch>) {
    this.#overlays = once(() => [...overlayPatches(manifests)]);
    this.#later = once(() => [...later(this.#overlays())]);
  }

  /** Whether a patch could write a field of an object (any field if `path` is empty) before a cluster gets it. True if that is not certain. */
  mayWrite(object: KubernetesObject, path: FieldPath): boolean {
    if (object.isFinal) return false;
    const isBuilt = object.builds.length > 0;
    return mayWrite(this.#later(), object, path) || (!isBuilt && mayWrite(this.#overlays(), object, path));
  }
}
