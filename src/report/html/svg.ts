import { escapeMarkup } from '../../text/markup.ts';
import { shorten } from '../../text/printable.ts';
import type { Arrow, Box, Chart } from '../graph/chart.ts';
import { type Layout, layOut } from '../graph/layout.ts';
import { severityCounts } from '../words.ts';

/** Pixels of a box, and between boxes. */
const BOX = { width: 232, height: 48 };
const GAP = { x: 72, y: 14 };
const MARGIN = 8;
/** Rows of a column, and characters of the lines in a box. */
const ROWS = 14;
const CHARACTERS = { title: 28, note: 31 };

/** What a box leads to and is called in the page. */
export interface BoxAnchors {
  /** The id of the element of a box; undefined if nothing leads to it. */
  readonly idOf: (box: Box) => string | undefined;
  /** The address of what a box leads to; undefined if there is nothing. */
  readonly targetOf: (box: Box) => string | undefined;
}

/** The ends of arrows, which all charts of a page share. */
export const ARROW_ENDS = `<svg class="ends" width="0" height="0" aria-hidden="true"><defs>${['plain', 'bad']
  .map(
    (name) =>
      `<marker id="end-${name}" class="end ${name}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z"/></marker>`,
  )
  .join('')}</defs></svg>`;

/** A chart as an SVG. */
export function chartSvg(chart: Chart, label: string, anchors: BoxAnchors): string {
  const layout = layOut(chart, ROWS);
  const width = 2 * MARGIN + layout.columns * (BOX.width + GAP.x) - GAP.x;
  const height = 2 * MARGIN + layout.rows * (BOX.height + GAP.y) - GAP.y;
  const arrows = withoutEvident(chart.arrows, layout).sort((a, b) => Number(a.isBroken) - Number(b.isBroken));
  return `<svg role="group" aria-label="${escapeMarkup(label)}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
<g aria-hidden="true">${arrows.map((arrow) => arrowPath(arrow, layout)).join('')}</g>
${chart.boxes.map((box) => boxShape(box, layout, anchors)).join('\n')}
</svg>`;
}

/** Arrows without those that lead to what waits for something else of the same parent: the way over that says as much. */
function withoutEvident(arrows: readonly Arrow[], layout: Layout): Arrow[] {
  const parents = new Map(arrows.flatMap(({ from, to, isWaiting }) => (isWaiting ? [] : [[to, from] as const])));
  const waiting = new Set(
    arrows.flatMap(({ from, to, isWaiting }) => (isWaiting && parents.get(from) === parents.get(to) ? [from] : [])),
  );
  return arrows.filter(
    (arrow) => arrow.isWaiting || !waiting.has(arrow.to) || (arrow.isBroken && !isCovered(arrow, layout)),
  );
}

/** Whether boxes of the same row can be above an arrow, so that it seems to begin and end at them. */
function isCovered({ from, to }: Arrow, { places }: Layout): boolean {
  const [start, end] = [places.get(from), places.get(to)];
  return start?.row === end?.row && Math.abs((start?.column ?? 0) - (end?.column ?? 0)) > 1;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function cornerOf(key: string, { places }: Layout): Point {
  const { column = 0, row = 0 } = places.get(key) ?? {};
  return { x: MARGIN + column * (BOX.width + GAP.x), y: Math.round(MARGIN + row * (BOX.height + GAP.y)) };
}

function arrowPath({ from, to, isWaiting, isBroken }: Arrow, layout: Layout): string {
  const [start, end] = [cornerOf(from, layout), cornerOf(to, layout)];
  // What waits is to the right of what it waits for, except in a cycle.
  const isLeftward = start.x > end.x;
  const x1 = start.x + (isLeftward ? 0 : BOX.width);
  const x2 = end.x + (isLeftward ? BOX.width : 0);
  const [y1, y2] = [start.y + BOX.height / 2, end.y + BOX.height / 2];
  const bend = (isLeftward ? -1 : 1) * (start.x === end.x ? GAP.x : Math.min(GAP.x, Math.abs(x2 - x1) / 2 + 8));
  const states = [isWaiting ? 'waits' : 'applies', ...(isBroken ? ['bad'] : [])];
  return `<path class="${states.join(' ')}" d="M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}" marker-end="url(#end-${isBroken ? 'bad' : 'plain'})"/>`;
}

function boxShape(box: Box, layout: Layout, { idOf, targetOf }: BoxAnchors): string {
  const { x, y } = cornerOf(box.key, layout);
  const [title = '', ...others] = box.lines;
  const note = noteOf(box) || others.join(' + ');
  const id = idOf(box);
  const target = targetOf(box);
  const shape = `<g class="box ${statesOf(box).join(' ')}"${id === undefined ? '' : ` id="${id}"`}><title>${escapeMarkup(shorten([`${box.kind} ${title}`, ...others, noteOf(box), ...box.failures].filter(Boolean).join('\n'), 600))}</title><rect x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="6"/><text x="${x + 10}" y="${y + 20}">${escapeMarkup(cutStart(title, CHARACTERS.title))}</text><text class="note" x="${x + 10}" y="${y + 37}">${escapeMarkup(cutStart(note, CHARACTERS.note))}</text></g>`;
  return target === undefined ? shape : `<a href="${escapeMarkup(target)}">${shape}</a>`;
}

function statesOf({ state, isBroken, touched }: Box): string[] {
  return [state, ...(isBroken ? ['bad'] : []), ...(touched ? ['touched', touched.change] : [])];
}

/** What happens to a box, in a few words; its directory says less. */
function noteOf({ findings, touched, failures }: Box): string {
  const found = severityCounts(findings) || (failures.length > 0 ? 'fails' : '');
  return [found, touched ? touched.words || touched.change : ''].filter(Boolean).join(' · ');
}

/** The end of a long text says more than its start, because names in a cluster begin alike. */
function cutStart(text: string, most: number): string {
  return text.length <= most ? text : `…${text.slice(1 - most).replace(/^[\udc00-\udfff]/, '')}`;
}
