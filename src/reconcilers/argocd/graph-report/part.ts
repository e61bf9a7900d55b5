import { getOrInsert } from '../../../grouping.ts';
import { type GraphFilter, type GraphPart, type GraphPlace, placeIn } from '../../graph.ts';
import { argoId } from '../details.ts';
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
  const filesOf = filesIn(graph);
  return {
    groups: report.roots.map((root) => ({ name: root.name, ...rootLines(root), chart: rootChart(root, filesOf) })),
    unreached: { title: 'Defined here, but not applied by any root', places: report.unreached },
    json: { argo: report },
  };
}

/** The files that have a part in what Applications apply, those that define them included, by `namespace/name`. */
function filesIn(graph: ArgoGraph): (id: string) => ReadonlySet<string> {
  const files = new Map<string, Set<string>>();
  for (const { object } of graph.sets) getOrInsert(files, argoId(object), () => new Set()).add(object.origin.file.path);
  for (const { object, sources } of graph.applications) {
    const own = getOrInsert(files, argoId(object), () => new Set());
    own.add(object.origin.file.path);
    for (const source of sources) {
      for (const path of [...source.files, ...(source.build?.files ?? [])]) own.add(path);
      for (const { path } of source.valuesFiles) own.add(path);
    }
  }
  return (id) => files.get(id) ?? new Set();
}
