import type { Manifests } from '../../../kubernetes/manifests.ts';
import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { KUSTOMIZATION } from '../kinds.ts';

/** The Flux Kustomizations that the files of a tree define. */
export function statedKustomizations(manifests: Manifests): KubernetesObject[] {
  return [...manifests.objects()].filter((object) => object.groupKind === KUSTOMIZATION && object.name !== '');
}
