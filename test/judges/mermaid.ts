/**
 * Draws the picture of a job summary with Mermaid itself, for the hostile sample and a large one: `npm run test:mermaid`. Mermaid is
 * installed into a temporary folder, and Chromium is at `/usr/bin/chromium` or at the path in CHROMIUM.
 */
import { rmSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { changeMermaid } from '../../src/report/graph/change-mermaid.ts';
import { chartsOf } from '../../src/report/graph/chart.ts';
import { graphMermaid } from '../../src/report/graph/mermaid.ts';
import { installMermaid } from '../pictures/mermaid.ts';
import { edge, factsOf, node, prod } from '../report/html/page-sample.ts';
import { HOSTILE_PATH, report } from '../report/sample.ts';

const LIMIT = 49_000;
const NAMES = [
  HOSTILE_PATH,
  'a"]; click n0 href "javascript:x"',
  'end',
  '```',
  '%%{init: {}}%%',
  '<script>x</script>',
  '',
];

const hostile = { ...prod, chart: NAMES.map((name) => node(name, ['apps/wide.yaml'])) };
const large = Array.from({ length: 40 }, (_, cluster) => ({
  ...prod,
  name: `clusters/${cluster}`,
  chart: [
    node('root'),
    ...Array.from({ length: 100 }, (_, index) => node(`app-${index}`, ['apps/wide.yaml'])),
    ...Array.from({ length: 100 }, (_, index) => edge('root', `app-${index}`)),
  ],
}));
const part = { groups: [hostile], unreached: { title: '', places: [] }, json: {} };
const pictures = {
  sample: changeMermaid(chartsOf(report, factsOf()), LIMIT),
  hostile: changeMermaid(chartsOf(report, factsOf([hostile])), LIMIT),
  large: changeMermaid(chartsOf(report, factsOf(large)), LIMIT),
  graph: graphMermaid({ parts: [part], soughtFor: [] }),
};

const { folder, script } = installMermaid();
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  const page = await browser.newPage();
  await page.addScriptTag({ path: script });
  for (const [name, picture] of Object.entries(pictures)) {
    const svg = String(await page.evaluate(`mermaid.render('x', ${JSON.stringify(picture)}).then(({ svg }) => svg)`));
    const boxes = svg.match(/class="node /g)?.length ?? 0;
    const expected = picture.match(/^ *(?:n\d+|more)\[/gm)?.length ?? 0;
    const isDead =
      !/<script|<img|href="javascript/i.test(svg) && (!picture.includes('img') || /&lt;img src=x(?:&gt;|…)/.test(svg));
    console.log(
      `${name}: ${picture.length} characters, ${boxes} of ${expected} boxes${isDead ? '' : ', and markup of a name'}`,
    );
    if (boxes !== expected || !isDead) process.exitCode = 1;
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
