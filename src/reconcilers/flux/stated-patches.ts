import type { Manifests } from '../../kubernetes/manifests.ts';
import { type StatedPatch, targetedPatches } from '../../kustomize/load/stated-patches.ts';
import { mapAt } from '../../yaml/value.ts';
import { KUSTOMIZATION } from './kinds.ts';

/** The patches of all Flux Kustomizations of a tree, which Flux applies to the objects that they build. */
export function* fluxPatches(manifests: Manifests): Iterable<StatedPatch> {
  for (const object of manifests.objects()) {
    const spec = object.groupKind === KUSTOMIZATION ? mapAt(object.value, 'spec') : undefined;
    if (spec) yield* targetedPatches(spec, 'patches', (patch) => patch);
  }
}
