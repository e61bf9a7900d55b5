import { applierId } from '../../deployed.ts';
import { type GraphFilter, type GraphPart, type GraphPlace, placeIn } from '../../graph.ts';
import type { FluxGraph } from '../graph.ts';
import { clusterGroup } from './group.ts';
import { clusterReport, type GraphCluster } from './report.ts';

/** The clusters that Flux runs in a tree, summed up. */
export interface FluxReport {
  readonly clusters: readonly GraphCluster[];
  /** Flux Kustomizations that no cluster deploys. */
  readonly unreached: readonly GraphPlace[];
}

/** Sums up clusters, or what one Kustomization applies. */
export function fluxReport(graph: FluxGraph, { cluster, from }: GraphFilter = {}): FluxReport {
  const clusters = graph.clusters
    .filter(({ name }) => cluster === undefined || name === cluster)
    .map((one) => clusterReport(one, from))
    .filter(({ kustomizations }) => from === undefined || kustomizations.length > 0);
  const isPart = from !== undefined || cluster !== undefined;
  return { clusters, unreached: isPart ? [] : graph.unreached.map(placeIn) };
}

/** What Flux runs, as a part of the graph of a tree. */
export function fluxPart(graph: FluxGraph, filter: GraphFilter): GraphPart {
  const { clusters, unreached } = fluxReport(graph, filter);
  return {
    groups: clusters.map((cluster) => clusterGroup(cluster, filesIn(graph, cluster.name))),
    unreached: { title: 'Defined here, but not deployed by any known cluster', places: unreached },
    json: { clusters, unreached },
  };
}

/** The files that have a part in what the Kustomizations of a cluster apply, those that define them included. */
function filesIn(graph: FluxGraph, cluster: string): (id: string) => ReadonlySet<string> {
  const kustomizations = graph.cluster(cluster)?.kustomizations ?? [];
  const files = new Map(
    kustomizations.map((one) => [applierId(one), new Set([one.object.origin.file.path, ...(one.build?.files ?? [])])]),
  );
  return (id) => files.get(id) ?? new Set();
}
