import { type GraphFilter, type GraphPart, type GraphPlace, placeIn } from '../../graph.ts';
import type { ArgoGraph } from '../graph.ts';
import { rootChart } from './chart.ts';
import { rootLines } from './lines.ts';
import type { GraphRoot } from './nodes.ts';
import { rootReport } from './report.ts';

/** The roots of Argo CD in a tree, summed up. */
export interface ArgoReport {
  readonly roots: readonly GraphRoot[];
  /** What no root applies: incomplete Applications and ApplicationSets, and those that may be left over. */
  readonly unreached: readonly GraphPlace[];
}

/** Sums up roots, or what one Application or ApplicationSet brings. */
export function argoReport(graph: ArgoGraph, { cluster, from }: GraphFilter = {}): ArgoReport {
  const isPart = from !== undefined || cluster !== undefined;
  const roots = graph.roots
    .filter((root) => (isPart ? cluster === undefined || root.name === cluster : graph.isReached(root)))
    .map((root) => rootReport(root, graph, from))
    .filter(({ entries }) => from === undefined || entries.length > 0);
  const left = graph.roots.filter((root) => !graph.isReached(root)).flatMap(({ entries }) => entries);
  const unreached = [...graph.unreached, ...left.map(({ object }) => object)];
  return { roots, unreached: isPart ? [] : unreached.map(placeIn) };
}

/** What Argo CD runs, as a part of the graph of a tree. */
export function argoPart(graph: ArgoGraph, filter: GraphFilter): GraphPart {
  const report = argoReport(graph, filter);
  return {
    groups: report.roots.map((root) => ({ name: root.name, ...rootLines(root), chart: rootChart(root) })),
    unreached: { title: 'Defined here, but not applied by any root', places: report.unreached },
    json: { argo: report },
  };
}
