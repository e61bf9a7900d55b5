import type { GraphGroup, GraphLine, GraphPlaces } from '../../reconcilers/graph.ts';
import { printable, withoutCommands } from '../../text/printable.ts';
import { listWords } from '../../text/words.ts';
import type { GraphReport } from './report.ts';

/** The graph as a tree of lines for a terminal. */
export function graphText({ parts, soughtFor }: GraphReport): string {
  const lines = [
    ...parts.flatMap(({ groups }) => groups.flatMap(groupLines)),
    ...parts.flatMap(({ unreached }) => placeLines(unreached)),
  ];
  if (lines.length === 0)
    lines.push(
      `No ${listWords(soughtFor, 'and no')} was found. Without one, gitops-gate check checks each overlay and manifest on its own.`,
    );
  return withoutCommands(`${lines.map(printable).join('\n')}\n`);
}

function groupLines({ name, heading, lines }: GraphGroup): string[] {
  return [`${name}: ${heading}`, ...indented(lines, '  '), ''];
}

function indented(lines: readonly GraphLine[], indent: string): string[] {
  return lines.flatMap(({ text, mark, below = [] }) => [
    `${indent}${mark ? `${mark} ` : ''}${text}`,
    ...indented(below, `${indent}  `),
  ]);
}

function placeLines({ title, places }: GraphPlaces): string[] {
  if (places.length === 0) return [];
  return [`${title}: ${places.length}`, ...places.map(({ name, path, line }) => `  ${name}  ${path}:${line}`)];
}
