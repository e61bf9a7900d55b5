import { countOf } from '../../../text/words.ts';
import type { ChartEdge, ChartNode, GraphGroup, GraphLine } from '../../graph.ts';
import type { GraphCluster, GraphKustomization } from './report.ts';

/** Maximum number of Kustomizations with a note that is repeated for each. Above it, the note is shown once. */
const MOST = 2;

/** The files that have a part in what a Kustomization, `namespace/name`, applies. */
type FilesOf = (id: string) => ReadonlySet<string>;

/** A cluster as a tree of lines and as a chart. */
export function clusterGroup(cluster: GraphCluster, filesOf: FilesOf): GraphGroup {
  const { name, kustomizations, objects } = cluster;
  const heading = `${countOf(kustomizations.length, 'Kustomization')}, ${countOf(objects, 'object')}`;
  return { name, heading, lines: linesOf(cluster), chart: chartOf(cluster, filesOf) };
}

function linesOf({ kustomizations, sources, unknown }: GraphCluster): GraphLine[] {
  const ids = new Set(kustomizations.map(({ id }) => id));
  const children = new Map<string, GraphKustomization[]>();
  for (const kustomization of kustomizations) {
    const parent = kustomization.parent !== null && ids.has(kustomization.parent) ? kustomization.parent : '';
    children.set(parent, [...(children.get(parent) ?? []), kustomization]);
  }
  const told = many(kustomizations.flatMap((kustomization) => kustomization.unknown));
  const lineOf = (kustomization: GraphKustomization): GraphLine => ({
    text: wordsOf(kustomization),
    below: [
      ...kustomization.failures.map((text): GraphLine => ({ mark: '!', text })),
      ...kustomization.unknown.filter((text) => !told.has(text)).map((text): GraphLine => ({ mark: '?', text })),
      ...(children.get(kustomization.id) ?? []).map(lineOf),
    ],
  });
  const shared = [...told].map(([reason, count]) => `${reason} (in ${count} Kustomizations)`);
  return [
    ...sources.map(({ id, url }) => ({ text: `from ${id}${url ? `  ${url}` : ''}` })),
    ...(children.get('') ?? []).map(lineOf),
    ...[...unknown, ...shared].map((text): GraphLine => ({ mark: '?', text })),
  ];
}

function wordsOf({ id, directory, objects, dependsOn, suspended }: GraphKustomization): string {
  const waits = dependsOn.length > 0 ? `  after ${dependsOn.join(', ')}` : '';
  const state = suspended ? '  suspended' : '';
  return `${id}  ${directory ?? '(not here)'}  ${countOf(objects, 'object')}${state}${waits}`;
}

/** The texts that occur too often to repeat, with their counts. */
function many(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return new Map([...counts].filter(([, count]) => count > MOST));
}

function chartOf({ kustomizations }: GraphCluster, filesOf: FilesOf): (ChartNode | ChartEdge)[] {
  const ids = new Set(kustomizations.map(({ id }) => id));
  const absent = new Set(kustomizations.flatMap(({ dependsOn }) => dependsOn.filter((id) => !ids.has(id))));
  const kind = 'Kustomization';
  return [
    ...kustomizations.map(({ id, directory, failures }) => {
      return { key: id, lines: [id, directory ?? 'not here'], kind, id, failures, files: filesOf(id) };
    }),
    ...[...absent].map((id) => {
      return { key: id, lines: [id, 'not found'], kind, id, isAbsent: true, failures: [], files: new Set<string>() };
    }),
    ...kustomizations.flatMap(({ id, parent, dependsOn }) => [
      ...(parent !== null && ids.has(parent) ? [{ from: parent, to: id, isWaiting: false }] : []),
      ...dependsOn.map((other) => ({ from: id, to: other, isWaiting: true })),
    ]),
  ];
}
