import { printable, withoutCommands } from '../../text/printable.ts';
import { countOf } from '../../text/words.ts';
import { rootLines } from './argo-text.ts';
import type { GraphCluster, GraphKustomization } from './flux.ts';
import type { GraphPlace, GraphReport } from './report.ts';

/** Times that a note of Kustomizations is told beside them; of more it is told once. */
const MOST = 2;

/** The graph as a tree of lines for a terminal. */
export function graphText({ clusters, unreached, argo }: GraphReport): string {
  const lines = [...clusters.flatMap(clusterLines), ...argo.roots.flatMap(rootLines)];
  lines.push(...placeLines('Stated here, and not deployed by any cluster that is set up here', unreached));
  lines.push(...placeLines('Stated in part only, by files that nothing reads', argo.unreached));
  if (lines.length === 0) lines.push('No cluster of Flux and no Application of Argo CD was found.');
  return withoutCommands(`${lines.map(printable).join('\n')}\n`);
}

function placeLines(title: string, places: readonly GraphPlace[]): string[] {
  if (places.length === 0) return [];
  return [`${title}: ${places.length}`, ...places.map(({ name, path, line }) => `  ${name}  ${path}:${line}`)];
}

function clusterLines(cluster: GraphCluster): string[] {
  const { name, kustomizations, sources, objects, unknown } = cluster;
  const lines = [`${name}: ${countOf(kustomizations.length, 'Kustomization')}, ${countOf(objects, 'object')}`];
  for (const { id, url } of sources) lines.push(`  from ${id}${url ? `  ${url}` : ''}`);
  const ids = new Set(kustomizations.map(({ id }) => id));
  const children = new Map<string, GraphKustomization[]>();
  for (const kustomization of kustomizations) {
    const parent = kustomization.parent !== null && ids.has(kustomization.parent) ? kustomization.parent : '';
    children.set(parent, [...(children.get(parent) ?? []), kustomization]);
  }
  const told = many(kustomizations.flatMap((kustomization) => kustomization.unknown));
  const write = (kustomization: GraphKustomization, indent: string): void => {
    const { id, directory, objects: count, dependsOn, suspended } = kustomization;
    const waits = dependsOn.length > 0 ? `  after ${dependsOn.join(', ')}` : '';
    const state = suspended ? '  suspended' : '';
    lines.push(`${indent}${id}  ${directory ?? '(not here)'}  ${countOf(count, 'object')}${state}${waits}`);
    for (const reason of kustomization.failures) lines.push(`${indent}  ! ${reason}`);
    for (const reason of kustomization.unknown) if (!told.has(reason)) lines.push(`${indent}  ? ${reason}`);
    for (const child of children.get(id) ?? []) write(child, `${indent}  `);
  };
  for (const root of children.get('') ?? []) write(root, '  ');
  const shared = [...told].map(([reason, count]) => `  ? ${reason} (in ${count} Kustomizations)`);
  return [...lines, ...unknown.map((reason) => `  ? ${reason}`), ...shared, ''];
}

/** The texts that stand more often than people want to read them, with how often. */
function many(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return new Map([...counts].filter(([, count]) => count > MOST));
}
