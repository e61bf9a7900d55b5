import type { Manifests } from '../../kubernetes/manifests.ts';

/** The kinds of Flux and of its operator, as `group/Kind`. */
export const KUSTOMIZATION = 'kustomize.toolkit.fluxcd.io/Kustomization';
export const HELM_RELEASE = 'helm.toolkit.fluxcd.io/HelmRelease';
/** The group of the Flux operator: FluxInstance, ResourceSet, ResourceSetInputProvider. */
export const OPERATOR_GROUP = 'fluxcd.controlplane.io';
export const FLUX_INSTANCE = `${OPERATOR_GROUP}/FluxInstance`;
export const RESOURCE_SET = `${OPERATOR_GROUP}/ResourceSet`;

/** The group of sources: GitRepository, OCIRepository, Bucket, HelmRepository, HelmChart, ExternalArtifact. */
export const SOURCE_GROUP = 'source.toolkit.fluxcd.io';
export const HELM_CHART = `${SOURCE_GROUP}/HelmChart`;

/** Whether a tree contains Flux Kustomizations. */
export function statesFlux(manifests: Manifests): boolean {
  for (const { groupKind } of manifests.objects()) if (groupKind === KUSTOMIZATION) return true;
  return false;
}

/** The key of a values file of the chart flux-instance that holds the instance. */
export const INSTANCE_KEY = 'instance';

/** Where an object states an instance of Flux: a FluxInstance in its `spec`, a HelmRelease in the values for the chart flux-instance. */
export function instancePath({ kind }: { readonly kind: string }): readonly string[] | undefined {
  if (kind === 'FluxInstance') return ['spec'];
  return kind === 'HelmRelease' ? ['spec', 'values', INSTANCE_KEY] : undefined;
}
