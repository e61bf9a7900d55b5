import type { Manifests } from '../kubernetes/manifests.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { mayWrite, overlayPatches, type StatedPatch } from '../kustomize/load/stated-patches.ts';
import { once } from '../once.ts';

/** The patches of a revision that may still be applied to an object before a cluster gets it. */
export class PendingPatches {
  readonly #overlays: () => readonly StatedPatch[];
  readonly #later: () => readonly StatedPatch[];

  /** `later` are the patches that reconcilers apply to what a build yields. */
  constructor(manifests: Manifests, later: () => Iterable<StatedPatch>) {
    this.#overlays = once(() => [...overlayPatches(manifests)]);
    this.#later = once(() => [...later()]);
  }

  /** Whether a patch could write a field of an object before a cluster gets it. True if that is not certain. */
  mayWrite(object: KubernetesObject, field: string): boolean {
    if (object.isFinal) return false;
    const isBuilt = object.builds.length > 0;
    return mayWrite(this.#later(), object, field) || (!isBuilt && mayWrite(this.#overlays(), object, field));
  }
}
