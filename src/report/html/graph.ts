import type { Finding } from '../../findings/finding.ts';
import { getOrInsert } from '../../grouping.ts';
import { escapeMarkup } from '../../text/markup.ts';
import { countOf } from '../../text/words.ts';
import { type Box, type Chart, chartsOf } from '../graph/chart.ts';
import { focused } from '../graph/focus.ts';
import type { Report } from '../report.ts';
import type { PageContext } from './context.ts';
import { ARROW_ENDS, type BoxAnchors, chartSvg } from './svg.ts';

/** Boxes of a chart at first, of a whole chart, and of all whole charts; charts that are drawn, and those that are open. */
const MOST = { focused: 40, whole: 1000, all: 5000, charts: 100, open: 3 };

/** The clusters of a run, and which of them each finding is about. */
export interface Graph {
  readonly charts: readonly Chart[];
  readonly clustersOf: (finding: Finding) => readonly string[];
}

/** Finds the clusters of a run; none if they are not known. */
export function graphOf(report: Report, { facts }: PageContext): Graph {
  const charts = facts ? chartsOf(report, facts) : [];
  const clusters = new Map<Finding, Set<string>>();
  for (const { name, boxes } of charts)
    for (const { findings } of boxes)
      for (const finding of findings) getOrInsert(clusters, finding, () => new Set()).add(name);
  return { charts, clustersOf: (finding) => [...(clusters.get(finding) ?? finding.builds)].sort() };
}

/** The clusters as graphs, each under its name. Empty if none is known. Notes in the page which boxes show a finding. */
export function graphHtml({ charts }: Graph, page: PageContext): string {
  if (charts.length === 0) return '';
  const writer = new GraphWriter(page);
  const shown = charts.slice(0, MOST.charts);
  const more = charts.length - shown.length;
  return `<section id="clusters" aria-labelledby="clusters-title">
<h2 id="clusters-title">Clusters</h2>
${ARROW_ENDS}
<ul class="legend"><li class="touched">touched by this change</li><li class="bad">with errors</li><li class="absent">not found</li><li class="waits">waits for</li></ul>
${shown.map((chart, index) => writer.chart(chart, index)).join('\n')}
${more > 0 ? `<p>And ${countOf(more, 'more cluster')}.</p>\n` : ''}</section>`;
}

class GraphWriter {
  readonly #page: PageContext;
  #boxes = 0;
  #whole = 0;

  constructor(page: PageContext) {
    this.#page = page;
  }

  chart(chart: Chart, index: number): string {
    const { name, heading, boxes } = chart;
    const [broken, touched] = [boxes.filter((box) => box.isBroken), boxes.filter((box) => box.touched)];
    const isOpen = index < MOST.open && (broken.length > 0 || touched.length > 0 || index === 0);
    const badges = [
      broken.length > 0 ? `<span class="badge bad">${broken.length} with errors</span>` : '',
      touched.length > 0 ? `<span class="badge touched">${touched.length} touched</span>` : '',
    ].join(' ');
    const first = focused(chart, MOST.focused);
    const summary = `<summary><strong>${escapeMarkup(name)}</strong> <span>${escapeMarkup(heading)}</span> ${badges}</summary>`;
    const view = boxes.length === 0 ? '' : this.#view(first, `Graph of ${name}`, this.#anchors());
    return `<details class="cluster"${isOpen ? ' open' : ''}>${summary}\n${view}${first === chart ? '' : this.#all(chart)}</details>`;
  }

  /** The chart with all its boxes, folded; the ids of boxes are those of the first view. */
  #all(chart: Chart): string {
    const count = chart.boxes.length;
    if (count > MOST.whole || this.#whole + count > MOST.all)
      return `<p>To see all of it, run <code>gitops-gate graph --cluster ${escapeMarkup(chart.name)}</code>.</p>\n`;
    this.#whole += count;
    const view = this.#view(chart, `Whole graph of ${chart.name}`, { ...this.#anchors(), idOf: () => undefined });
    return `<details><summary>All ${count} of them</summary>\n${view}</details>\n`;
  }

  #view(chart: Chart, label: string, anchors: BoxAnchors): string {
    return `<div class="view"><div class="zoom" hidden><button type="button" data-zoom="1.25" aria-label="Zoom in">+</button><button type="button" data-zoom="0.8" aria-label="Zoom out">−</button><button type="button" data-zoom="0" aria-label="Fit the width">Fit</button></div><div class="pan" tabindex="0" role="region" aria-label="${escapeMarkup(label)}">${chartSvg(chart, label, anchors)}</div></div>\n`;
  }

  #anchors(): BoxAnchors {
    return {
      idOf: (box) => {
        if (box.findings.length === 0) return undefined;
        const id = `box-${++this.#boxes}`;
        for (const finding of box.findings) this.#page.shows(finding, id);
        return id;
      },
      targetOf: (box) => this.#target(box),
    };
  }

  /** The first finding of a box; the most serious come first in the report that it has. */
  #target({ findings }: Box): string | undefined {
    const [first] = findings.toSorted((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
    return first && `#${this.#page.idOf(first)}`;
  }
}
