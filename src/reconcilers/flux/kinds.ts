import type { Manifests } from '../../kubernetes/manifests.ts';

/** The kinds of Flux and of its operator, as `group/Kind`. */
export const KUSTOMIZATION = 'kustomize.toolkit.fluxcd.io/Kustomization';
export const HELM_RELEASE = 'helm.toolkit.fluxcd.io/HelmRelease';
export const FLUX_INSTANCE = 'fluxcd.controlplane.io/FluxInstance';
export const RESOURCE_SET = 'fluxcd.controlplane.io/ResourceSet';

/** The group of sources: GitRepository, OCIRepository, Bucket, HelmRepository, HelmChart, ExternalArtifact. */
export const SOURCE_GROUP = 'source.toolkit.fluxcd.io';
export const HELM_CHART = `${SOURCE_GROUP}/HelmChart`;

/** Whether a tree contains Flux Kustomizations. */
export function statesFlux(manifests: Manifests): boolean {
  for (const { groupKind } of manifests.objects()) if (groupKind === KUSTOMIZATION) return true;
  return false;
}
