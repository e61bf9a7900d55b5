import type { KubernetesObject } from '../../kubernetes/object.ts';
import type { ArgoGraph } from '../../reconcilers/argocd/graph.ts';
import type { FluxGraph } from '../../reconcilers/flux/graph.ts';
import { jsonText } from '../../text/printable.ts';
import { rootReport } from './argo.ts';
import { clusterReport, type GraphCluster } from './flux.ts';
import type { GraphRoot } from './nodes.ts';

/** What `gitops-gate graph` tells of a tree. */
export interface GraphReport {
  readonly version: 1;
  /** The clusters that Flux runs. */
  readonly clusters: readonly GraphCluster[];
  /** Flux Kustomizations that no cluster deploys. */
  readonly unreached: readonly GraphPlace[];
  readonly argo: {
    readonly roots: readonly GraphRoot[];
    /** What files state of Applications and ApplicationSets in part, and nothing reads. */
    readonly unreached: readonly GraphPlace[];
  };
}

/** An object by its name and where it is written. */
export interface GraphPlace {
  readonly name: string;
  readonly path: string;
  readonly line: number;
}

/** What is wanted: one cluster or root, or what one Kustomization, Application or ApplicationSet (`namespace/name` or `name`) brings. */
export interface GraphFilter {
  readonly cluster?: string | undefined;
  readonly from?: string | undefined;
}

/** Sums up clusters and roots for people and programs. */
export function graphReport(
  flux: FluxGraph,
  argo: ArgoGraph,
  { cluster: wanted, from }: GraphFilter = {},
): GraphReport {
  const isWanted = ({ name }: { readonly name: string }): boolean => wanted === undefined || name === wanted;
  const clusters = flux.clusters.filter(isWanted).map((cluster) => clusterReport(cluster, from));
  const roots = argo.roots.filter(isWanted).map((root) => rootReport(root, argo, from));
  const isPart = from !== undefined || wanted !== undefined;
  return {
    version: 1,
    clusters: clusters.filter(({ kustomizations }) => from === undefined || kustomizations.length > 0),
    unreached: isPart ? [] : flux.unreached.map(placeOf),
    argo: {
      roots: roots.filter(({ entries }) => from === undefined || entries.length > 0),
      unreached: isPart ? [] : argo.unreached.map(placeOf),
    },
  };
}

function placeOf({ name, origin }: KubernetesObject): GraphPlace {
  return { name, path: origin.file.path, line: origin.file.position(origin.start).line };
}

export function graphJson(report: GraphReport): string {
  return jsonText(report);
}
