import type { ChartEdge, ChartNode } from '../../graph.ts';
import type { GraphNode, GraphRoot } from './nodes.ts';
import { isAbsent, placeOf } from './source-words.ts';

/**
 * An Argo CD root as a chart, without nodes that are already shown or that may not exist. `filesOf` gives the files of an Application
 * by its id.
 */
export function rootChart(
  { entries }: GraphRoot,
  filesOf: (id: string) => ReadonlySet<string>,
): readonly (ChartNode | ChartEdge)[] {
  const chart: (ChartNode | ChartEdge)[] = [];
  const draw = (node: GraphNode, parent: string | undefined): void => {
    if (node.repeated || isAbsent(node)) return;
    const key = String(chart.length);
    const places = node.kind === 'Application' ? node.sources.map(placeOf) : ['ApplicationSet'];
    const { kind, id } = node;
    const failures = node.kind === 'Application' ? node.failures : [];
    chart.push({ key, lines: [id, ...places], kind, id, failures, files: filesOf(id) });
    if (parent !== undefined) chart.push({ from: parent, to: key, isWaiting: false });
    for (const child of node.kind === 'Application' ? node.applies : node.applications) draw(child, key);
  };
  for (const entry of entries) draw(entry, undefined);
  return chart;
}
