import type { Problem } from '../../src/findings/problem.ts';
import type { Place } from '../../src/kubernetes/object.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import type { FluxKustomization } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';
import { HELM_RELEASE, KUSTOMIZATION } from '../../src/reconcilers/flux/kinds.ts';
import type { ObjectReference } from '../../src/reconcilers/flux/references/missing-references.ts';
import { SOURCE_KINDS } from '../../src/reconcilers/flux/source/sources.ts';
import { misspelt } from '../../src/text/misspelling.ts';
import { hasVariable } from '../../src/text/variables.ts';
import { isMap, listAt, stringAt } from '../../src/yaml/value.ts';

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
    if (!isMap(check) || !kind || !name || !namespace || hasVariable(namespace + name)) return [];
    const apiVersion = stringAt(check, 'apiVersion') ?? '';
    const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
    const groupKind = (apiVersion === '' && FLUX_KINDS.get(kind)) || `${group}/${kind}`;
    const at = (field: string): Place => object.at('spec', 'healthChecks', index, field);
    return [{ object, reconciler, groupKind, kind, namespace, name, at }];
  });
}

/** The object of the Kustomization's own build that was meant, or undefined if a chart of that build may create the other one. */
export function slipInBuild(
  { reconciler, groupKind, namespace, name }: HealthCheck,
  cluster: Cluster,
): Problem['object'] {
  const { objects, failures, unknowns } = reconciler;
  if (failures.length > 0 || unknowns.length > 0 || cluster.find(groupKind, namespace, name).length > 0)
    return undefined;
  if (objects.some(({ kind }) => kind === 'HelmRelease')) return undefined;
  const beside = objects.filter((object) => object.groupKind === groupKind && object.namespace === namespace);
  const slip = misspelt(
    name,
    beside.map((object) => object.name),
  );
  return beside.find((object) => object.name === slip);
}
