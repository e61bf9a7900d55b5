import { type StatedPatch, targetedPatches } from '../../kustomize/load/stated-patches.ts';
import { mapAt, newMap } from '../../yaml/value.ts';
import type { FluxGraph } from './graph.ts';
import { KUSTOMIZATION } from './kinds.ts';

/** The patches of the Flux Kustomizations in files and in clusters, which Flux applies to the objects that they build. */
export function* fluxPatches({ manifests, clusters }: FluxGraph): Iterable<StatedPatch> {
  // An overlay may add patches that no file of a Kustomization has.
  const followed = clusters.flatMap(({ kustomizations }) => kustomizations.map(({ object }) => object.value));
  const stated = [...manifests.objects()].flatMap(({ groupKind, value }) =>
    groupKind === KUSTOMIZATION ? [value] : [],
  );
  const seen = new Set<string>();
  for (const value of [...stated, ...followed]) {
    for (const patch of targetedPatches(mapAt(value, 'spec') ?? newMap(), 'patches', (text) => text)) {
      const key = `${patch.kind}\0${patch.text}`;
      if (!seen.has(key)) yield patch;
      seen.add(key);
    }
  }
}
