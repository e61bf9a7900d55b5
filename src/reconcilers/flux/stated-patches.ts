import type { Manifests } from '../../kubernetes/manifests.ts';
import { patchValues } from '../../kustomize/load/patch-text.ts';
import { type StatedPatch, targetedPatches } from '../../kustomize/load/stated-patches.ts';
import { isList, mapAt, newMap, stringAt, valueAt, type YamlValue } from '../../yaml/value.ts';
import { KUSTOMIZATION } from './kinds.ts';

/** How deep patches in patches are followed. */
const MAX_DEPTH = 4;

/**
 * The patches of all Flux Kustomizations of a tree, which Flux applies to the objects that they build, and those that other patches
 * (of `overlays`, of a parent) write into Kustomizations.
 */
export function* fluxPatches(manifests: Manifests, overlays: readonly StatedPatch[]): Iterable<StatedPatch> {
  const stated = [...manifests.objects()].flatMap((object) => {
    const spec = object.groupKind === KUSTOMIZATION ? mapAt(object.value, 'spec') : undefined;
    return spec ? [...patchesIn(spec)] : [];
  });
  yield* stated;
  yield* patchesOfPatches([...stated, ...overlays]);
}

/** The patches that some patches write into `spec.patches` of Kustomizations: defaults that a parent gives to its children. */
function* patchesOfPatches(patches: readonly StatedPatch[], depth = 0): Iterable<StatedPatch> {
  const found = patches.flatMap((patch) => [...writtenBy(patch)]);
  yield* found;
  if (found.length > 0 && depth < MAX_DEPTH) yield* patchesOfPatches(found, depth + 1);
}

function* writtenBy(patch: StatedPatch): Iterable<StatedPatch> {
  const isForKustomizations = patch.kind === 'Kustomization' || patch.kind === 'any' || patch.kind === 'text';
  if (!isForKustomizations || patch.isReplacement || !patch.text.includes('patches')) return;
  for (const value of patchValues(patch) ?? []) {
    if (isList(value)) for (const operation of value) yield* writtenByOperation(operation);
    else if (patch.kind !== 'text' || stringAt(value, 'kind') === 'Kustomization')
      yield* patchesIn(mapAt(value, 'spec') ?? null);
  }
}

/** What an operation of a JSON patch writes at `/spec/patches`, `/spec/patches/-` or `/spec`. */
function* writtenByOperation(operation: YamlValue): Iterable<StatedPatch> {
  const path = stringAt(operation, 'path') ?? '';
  const value = valueAt(operation, ['value']) ?? null;
  if (path === '/spec') yield* patchesIn(value);
  if (!/^\/spec\/patches(?:\/(?:-|\d+))?$/.test(path)) return;
  const spec = newMap();
  spec.patches = isList(value) ? value : [value];
  yield* patchesIn(spec);
}

function patchesIn(spec: YamlValue): Iterable<StatedPatch> {
  return targetedPatches(spec, 'patches', (patch) => patch);
}
