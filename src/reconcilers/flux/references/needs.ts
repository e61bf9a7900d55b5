import { getOrInsert } from '../../../grouping.ts';
import { isImpossibleName } from '../../../text/variables.ts';
import { type ExternalObject, Externals, type Need } from '../../externals.ts';
import type { Cluster } from '../follow/cluster.ts';
import type { FluxGraph } from '../graph.ts';
import { clusterWorld } from '../named/cluster-world.ts';
import { missingIn } from '../named/missing.ts';
import { SOURCE_KINDS } from '../source/sources.ts';
import { configReferences, providerOf } from './config-references.ts';
import { FLUX_KINDS, healthChecks } from './health-checks.ts';
import { imageRepositories } from './image-uses.ts';
import { missingReferences, type World } from './missing-references.ts';
import { secretOf } from './missing-secrets.ts';
import { usesOf } from './namespace-uses.ts';
import { alertProviders, eventSources, receiverTargets } from './notification-uses.ts';
import type { ObjectReference } from './object-reference.ts';
import { secretReferences } from './secret-uses.ts';
import { referencesIn } from './source-uses.ts';
import { waits } from './waits.ts';

/** The kinds of objects that are looked for in clusters. */
export const NEEDED_KINDS: ReadonlySet<string> = new Set([
  ...SOURCE_KINDS,
  ...['Kustomization', 'HelmRelease', 'ConfigMap', 'Secret', 'Namespace'],
  ...['Provider', 'ImageRepository', 'ImagePolicy', 'ImageUpdateAutomation'],
]);

/** What the clusters of a tree need from elsewhere, whatever the policy says of it. Each object once for each cluster. */
export function needsOf(flux: FluxGraph): Need[] {
  const needs = new Map<string, Need>();
  const add = (need: Need): void => {
    const { groupKind, namespace, name, cluster } = need;
    getOrInsert(needs, [cluster, groupKind, namespace, name].join('\0'), () => need);
  };
  for (const cluster of flux.clusters) {
    for (const { reference, certainty } of missingReferences(cluster, namedBy(cluster), openWorld(flux)))
      add({ ...needed(reference, cluster), isWrong: certainty === 'certain' });
    for (const { reference, near } of missingReferences(cluster, usesOf(cluster), openWorld(flux)))
      add({ ...needed(reference, cluster), isWrong: near !== undefined });
    for (const reference of configReferences(cluster)) {
      if (providerOf(cluster, reference)) continue;
      const groupKind = `/${reference.kind}`;
      add({ ...needed({ ...reference, groupKind }, cluster), isWrong: isImpossibleName(reference.name) });
    }
    for (const reference of secretReferences(cluster)) {
      if (!secretOf(cluster, reference))
        add({ ...needed(reference, cluster), isWrong: isImpossibleName(reference.name) });
    }
    for (const { reference, evidence } of missingIn(clusterWorld(cluster, { flux, externals: new Externals([]) })))
      add({ ...needed(reference, cluster), isWrong: evidence !== 'absent' && evidence !== 'usual' });
  }
  return [...needs.values()];
}

/** A graph of which a policy says nothing. */
const openWorld = (flux: FluxGraph): World => ({ flux, externals: Externals.NONE });

/** The objects of Flux that the objects of a cluster name. */
function namedBy(cluster: Cluster): ObjectReference[] {
  const checks = cluster.kustomizations.flatMap(healthChecks);
  const ofFlux = checks.filter(({ kind, groupKind }) => FLUX_KINDS.get(kind) === groupKind);
  const ofNotifications = [...alertProviders(cluster), ...eventSources(cluster), ...receiverTargets(cluster)];
  return [...referencesIn(cluster), ...waits(cluster), ...ofFlux, ...ofNotifications, ...imageRepositories(cluster)];
}

function needed({ groupKind, namespace, name }: Omit<ExternalObject, 'cluster'>, cluster: Cluster): ExternalObject {
  return { groupKind, namespace, name, cluster: cluster.name };
}
