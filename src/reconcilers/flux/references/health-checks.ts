import type { Place } from '../../../kubernetes/object.ts';
import { isTemplate } from '../../../text/variables.ts';
import { isMap, listAt, stringAt } from '../../../yaml/value.ts';
import type { FluxKustomization } from '../follow/flux-kustomization.ts';
import { HELM_RELEASE, KUSTOMIZATION } from '../kinds.ts';
import { SOURCE_KINDS } from '../source/sources.ts';
import type { ObjectReference } from './object-reference.ts';

/** An entry of `healthChecks`. */
export interface HealthCheck extends ObjectReference {
  readonly reconciler: FluxKustomization;
  readonly kind: string;
  readonly at: (field: string) => Place;
}

/** Kinds of Flux, which only manifests create. */
export const FLUX_KINDS: ReadonlyMap<string, string> = new Map([
  ['HelmRelease', HELM_RELEASE],
  ['Kustomization', KUSTOMIZATION],
  ...SOURCE_KINDS.map((kind): [string, string] => [kind, `source.toolkit.fluxcd.io/${kind}`]),
]);

/** The health checks of a Kustomization that this repository defines, apart from those that a variable completes. */
export function healthChecks(reconciler: FluxKustomization): HealthCheck[] {
  const { object, isRemote } = reconciler;
  if (isRemote) return [];
  return listAt(object.value, 'spec', 'healthChecks').flatMap((check, index): HealthCheck[] => {
    const kind = stringAt(check, 'kind');
    const name = stringAt(check, 'name');
    const namespace = stringAt(check, 'namespace');
    if (!isMap(check) || !kind || !name || !namespace || isTemplate(namespace) || isTemplate(name)) return [];
    const apiVersion = stringAt(check, 'apiVersion') ?? '';
    const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
    const groupKind = (apiVersion === '' && FLUX_KINDS.get(kind)) || `${group}/${kind}`;
    const at = (field: string): Place => object.at('spec', 'healthChecks', index, field);
    return [{ object, reconciler, groupKind, kind, namespace, name, at }];
  });
}
