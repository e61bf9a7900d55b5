/**
 * Draws the pictures in `docs/images` and writes `pictured.md`: `npm run pictures`.
 *
 * What the model of GitHub gets of one run of the Action is rendered in Chromium, whose path is `chromium` or in CHROMIUM, in light,
 * and the one of the README in dark, too; pngquant makes the pictures small, and Mermaid, from the registry, draws its blocks.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { DRAW, installMermaid } from './mermaid.ts';
import { pagesOf } from './page.ts';
import { PICTURED, pageOf, playPictured } from './story.ts';

const FOLDER = resolve(import.meta.dirname, '../../docs/images');
const WIDTH = 880;
/** The picture of the README, which has one for dark pages. */
const BOTH = 'comment';

const pictured = await playPictured();
const mermaid = installMermaid();
mkdirSync(FOLDER, { recursive: true });
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
// A container often has no user namespaces; the pages are the Action's own text.
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  for (const colorScheme of ['light', 'dark'] as const) {
    const tab = await browser.newPage({ colorScheme, viewport: { width: WIDTH, height: 100 }, deviceScaleFactor: 1.5 });
    for (const [name, html] of Object.entries(pagesOf(pictured))) {
      if (colorScheme === 'dark' && name !== BOTH) continue;
      await tab.setContent(html);
      if (html.includes('language-mermaid')) {
        await tab.addScriptTag({ path: mermaid.script });
        await tab.evaluate(DRAW);
      }
      const path = join(FOLDER, `${name}${colorScheme === 'dark' ? '-dark' : ''}.png`);
      await tab.locator('main').screenshot({ path });
      execFileSync('pngquant', ['--force', '--strip', '--ext', '.png', '--quality', '70-95', '64', path]);
    }
    await tab.close();
  }
} finally {
  await browser.close();
  rmSync(mermaid.folder, { recursive: true, force: true });
}
writeFileSync(PICTURED, pageOf(pictured));
