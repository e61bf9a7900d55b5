import type { GraphCluster } from './flux.ts';
import type { GraphNode, GraphRoot } from './nodes.ts';
import type { GraphReport } from './report.ts';
import { isAbsent, placeOf } from './source-words.ts';

/** The graph as a Mermaid flowchart: what applies what, dashed what waits for what. */
export function graphMermaid({ clusters, argo }: GraphReport): string {
  const chart = new Chart();
  for (const cluster of clusters) chart.cluster(cluster);
  for (const root of argo.roots) chart.root(root);
  return `${chart.lines.join('\n')}\n`;
}

class Chart {
  readonly lines = ['flowchart LR'];
  #nodes = 0;
  #groups = 0;

  cluster({ name, kustomizations }: GraphCluster): void {
    const nodes = new Map(kustomizations.map(({ id }) => [id, this.#name()]));
    this.#begin(name);
    for (const { id, directory } of kustomizations) this.#node(nodes.get(id), [id, directory ?? 'not here']);
    for (const { id, parent, dependsOn } of kustomizations) {
      const from = parent === null ? undefined : nodes.get(parent);
      if (from) this.lines.push(`    ${from} --> ${nodes.get(id)}`);
      for (const other of dependsOn) {
        const node = nodes.get(other);
        if (node) this.lines.push(`    ${nodes.get(id)} -.-> ${node}`);
      }
    }
    this.lines.push('  end');
  }

  root({ name, entries }: GraphRoot): void {
    this.#begin(name);
    for (const entry of entries) this.#argo(entry, undefined);
    this.lines.push('  end');
  }

  #argo(node: GraphNode, parent: string | undefined): void {
    if (node.repeated || isAbsent(node)) return;
    const name = this.#name();
    const places = node.kind === 'Application' ? node.sources.map(placeOf) : ['ApplicationSet'];
    this.#node(name, [node.id, ...places]);
    if (parent) this.lines.push(`    ${parent} --> ${name}`);
    for (const child of node.kind === 'Application' ? node.applies : node.applications) this.#argo(child, name);
  }

  #name(): string {
    return `n${this.#nodes++}`;
  }

  #begin(name: string): void {
    this.lines.push(`  subgraph c${++this.#groups}["${quoted(name)}"]`);
  }

  #node(name: string | undefined, lines: readonly string[]): void {
    this.lines.push(`    ${name}["${lines.map(quoted).join('<br/>')}"]`);
  }
}

/** Text that can stand between quotes in Mermaid. */
function quoted(text: string): string {
  return text.replace(/[^A-Za-z0-9 ./_-]/g, (character) => `#${character.codePointAt(0)};`);
}
