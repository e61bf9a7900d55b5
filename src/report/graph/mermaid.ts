import type { GraphGroup } from '../../reconcilers/graph.ts';
import { visible } from '../../text/printable.ts';
import type { GraphReport } from './report.ts';

/** The graph as a Mermaid flowchart: what applies what, dashed what waits for what. */
export function graphMermaid({ parts }: GraphReport): string {
  const lines = ['flowchart LR'];
  let count = 0;
  for (const [index, { name, chart }] of parts.flatMap(({ groups }) => groups).entries()) {
    const names = new Map<string, string>();
    lines.push(`  subgraph c${index + 1}["${quoted(name)}"]`);
    for (const part of chart) {
      if ('key' in part) names.set(part.key, `n${count++}`);
      lines.push(`    ${written(part, names)}`);
    }
    lines.push('  end');
  }
  return `${lines.join('\n')}\n`;
}

function written(part: GraphGroup['chart'][number], names: ReadonlyMap<string, string>): string {
  if ('key' in part) return `${names.get(part.key)}["${part.lines.map(quoted).join('<br/>')}"]`;
  return `${names.get(part.from)} ${part.isWaiting ? '-.->' : '-->'} ${names.get(part.to)}`;
}

/** Text that is valid between quotes in Mermaid. */
export function quoted(text: string): string {
  return visible(text).replace(/[^A-Za-z0-9 ./_-]/g, (character) => `#${character.codePointAt(0)};`);
}
