import { groupBy } from '../../grouping.ts';
import { countOf, grouped } from '../../text/words.ts';
import type { Arrow, Box, Chart } from './chart.ts';

/** A chart without the boxes that nothing happens to: each parent has one box that counts them. Small charts are drawn as they are. */
export function focused(chart: Chart, most: number): Chart {
  const { boxes, arrows } = chart;
  if (boxes.length <= most) return chart;
  const parents = parentsOf(arrows);
  const shown = limited(chart, parents, most);
  const left = boxes.filter(({ key }) => !shown.has(key));
  const folded = [...groupBy(left, ({ key }) => nearestShown(key, parents, shown))].map(([parent, hidden]) =>
    foldedBox(parent, hidden),
  );
  return {
    ...chart,
    boxes: [...boxes.filter(({ key }) => shown.has(key)), ...folded.map(({ box }) => box)],
    arrows: [
      ...arrows.filter(({ from, to }) => shown.has(from) && shown.has(to)),
      ...folded.flatMap(({ box, parent }) =>
        parent === '' ? [] : [{ from: parent, to: box.key, isWaiting: false, isBroken: box.isBroken }],
      ),
    ],
  };
}

/** Whether something happens to a box. */
export function isOfInterest({ isBroken, touched, findings, state }: Box): boolean {
  return isBroken || touched !== undefined || findings.length > 0 || state === 'absent';
}

function parentsOf(arrows: readonly Arrow[]): Map<string, string> {
  return new Map(arrows.flatMap(({ from, to, isWaiting }) => (isWaiting ? [] : [[to, from] as const])));
}

/** The keys of the boxes of interest, the broken first, with all that leads to them; at least the roots. */
function limited({ boxes }: Chart, parents: ReadonlyMap<string, string>, most: number): Set<string> {
  const rank = ({ isBroken, touched }: Box): number => (isBroken ? 0 : touched ? 1 : 2);
  const wanted = boxes.filter(isOfInterest).sort((a, b) => rank(a) - rank(b));
  const shown = new Set<string>();
  for (const { key } of [...wanted, ...boxes.filter((box) => !parents.has(box.key))]) {
    if (shown.size >= most) break;
    for (let at: string | undefined = key; at !== undefined && !shown.has(at); at = parents.get(at)) shown.add(at);
  }
  return shown;
}

/** The closest box above one that is shown. Empty if there is none. */
function nearestShown(key: string, parents: ReadonlyMap<string, string>, shown: ReadonlySet<string>): string {
  const passed = new Set([key]);
  let at = parents.get(key);
  while (at !== undefined && !shown.has(at) && !passed.has(at)) {
    passed.add(at);
    at = parents.get(at);
  }
  return at !== undefined && shown.has(at) ? at : '';
}

function foldedBox(parent: string, hidden: readonly [Box, ...Box[]]): { readonly box: Box; readonly parent: string } {
  const [{ kind }] = hidden;
  const words = hidden.every((box) => box.kind === kind)
    ? countOf(hidden.length, `more ${kind}`)
    : `${grouped(hidden.length)} more`;
  const isBroken = hidden.some((box) => box.isBroken);
  const box: Box = {
    ...{ key: `folded ${parent}`, lines: [words, ''], kind, id: words, state: 'folded', isBroken },
    ...{ touched: hidden.find(({ touched }) => touched)?.touched, findings: [], failures: [] },
  };
  return { box, parent };
}
