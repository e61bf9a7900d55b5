import { shorten } from '../../text/printable.ts';
import { countOf } from '../../text/words.ts';
import type { Arrow, Box, Chart } from './chart.ts';
import { focused } from './focus.ts';
import { quoted } from './mermaid.ts';

/** Boxes of one cluster, tried from the most to the least until the picture fits, and clusters that are drawn. */
const BOXES = [30, 12, 5];
const CLUSTERS = [12, 6, 3];
/** Arrows of a picture, of which GitHub draws 500. */
const ARROWS = 400;
/** UTF-16 code units of a line in a box. */
const LINE = 60;

/** What a run says of clusters as a Mermaid flowchart: what the change touches and what is broken. Empty if that is nothing or does not fit. */
export function changeMermaid(charts: readonly Chart[], limit: number): string {
  const shown = charts.filter(({ boxes }) => boxes.some(isReported));
  if (shown.length === 0) return '';
  for (const [index, most] of BOXES.entries()) {
    const drawn = shown.slice(0, CLUSTERS[index]).map((chart) => focused(withoutPlain(chart), most));
    const picture = drawing(drawn, shown.length - drawn.length);
    const arrows = drawn.reduce((sum, chart) => sum + chart.arrows.length, 0);
    if (picture.length <= limit && arrows <= ARROWS) return picture;
  }
  return '';
}

/** Whether the report is about a box; what was broken before and stays so is not drawn. */
function isReported({ touched, findings }: Box): boolean {
  return touched !== undefined || findings.some(({ severity }) => severity === 'error');
}

/** A chart with what is touched or broken, what leads to it and what it waits for. */
function withoutPlain(chart: Chart): Chart {
  const parents = new Map(chart.arrows.flatMap(({ from, to, isWaiting }) => (isWaiting ? [] : [[to, from] as const])));
  const shown = new Set<string>();
  for (const box of chart.boxes)
    if (isReported(box))
      for (let at: string | undefined = box.key; at !== undefined && !shown.has(at); at = parents.get(at))
        shown.add(at);
  for (const { from, to, isBroken } of chart.arrows) if (isBroken && shown.has(from)) shown.add(to);
  return {
    ...chart,
    boxes: chart.boxes.filter(({ key }) => shown.has(key)),
    arrows: chart.arrows.filter(({ from, to }) => shown.has(from) && shown.has(to)),
  };
}

function drawing(charts: readonly Chart[], more: number): string {
  const lines: string[] = ['flowchart LR'];
  const arrows: string[] = [];
  const broken: number[] = [];
  let count = 0;
  for (const [index, { name, boxes, arrows: own }] of charts.entries()) {
    const names = new Map(boxes.map(({ key }) => [key, `n${count++}`]));
    lines.push(`  subgraph c${index + 1}["${label(name)}"]`);
    for (const box of boxes) lines.push(`    ${names.get(box.key)}["${textOf(box)}"]${classOf(box)}`);
    lines.push('  end');
    for (const arrow of own) {
      if (arrow.isBroken) broken.push(arrows.length);
      arrows.push(arrowLine(arrow, names));
    }
  }
  if (more > 0) lines.push(`  more["${label(countOf(more, 'more cluster'))}"]`);
  lines.push(...arrows);
  if (broken.length > 0) lines.push(`  linkStyle ${broken.join(',')} stroke:#cf222e,stroke-width:2px`);
  lines.push('  classDef bad stroke:#cf222e,stroke-width:3px', '  classDef touched stroke:#8250df,stroke-width:3px');
  return lines.join('\n');
}

function arrowLine({ from, to, isWaiting }: Arrow, names: ReadonlyMap<string, string>): string {
  return `  ${names.get(from)} ${isWaiting ? '-.->' : '-->'} ${names.get(to)}`;
}

function textOf({ lines: [title = ''], touched, isBroken, findings, state }: Box): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const happens = [
    ...(isBroken ? [errors > 0 ? countOf(errors, 'error') : 'fails'] : []),
    ...(state === 'absent' ? ['not found'] : []),
    ...(touched ? [touched.words || touched.change] : []),
  ];
  return [title, happens.join(', ')].filter(Boolean).map(label).join('<br/>');
}

function classOf({ isBroken, touched, state }: Box): string {
  if (isBroken || state === 'absent') return ':::bad';
  return touched ? ':::touched' : '';
}

function label(text: string): string {
  return quoted(shorten(text, LINE)) || ' ';
}
