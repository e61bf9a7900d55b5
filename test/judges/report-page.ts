/**
 * Counts the tasks of more than 50 ms while a report of 5,000 findings is loaded, searched, filtered and scrolled: `npm run test:page`.
 * Chromium is at `/usr/bin/chromium` or at the path in CHROMIUM. Run it on an idle machine.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { toHtml } from '../../src/report/html/page.ts';
import { factsOf, largeReport, published } from '../report/html/page-sample.ts';
import { snippets } from '../report/sample.ts';

const COUNT = Number(process.argv[2] ?? 5000);
/** Milliseconds of one task after which a person sees that the page does not react. */
const STUTTER = 200;
const OBSERVE = `globalThis.tasks = [];
new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => Math.round(duration)))).observe({ type: 'longtask', buffered: true });`;
const TAKE = 'tasks.splice(0)';

const folder = mkdtempSync(join(tmpdir(), 'gitops-gate-page-'));
const file = join(folder, 'report.html');
const lines = {
  line: (_: string, line: number) => snippets.line('apps/sealed-secrets/release.yaml', ((line - 1) % 6) + 1),
};
writeFileSync(file, toHtml(largeReport(COUNT), { snippets: lines, facts: factsOf(), published }));
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.addInitScript(OBSERVE);
  const measure = async (what: string, act: () => Promise<unknown>): Promise<void> => {
    await act();
    await page.waitForTimeout(1500);
    const tasks: unknown = await page.evaluate(TAKE);
    const long = Array.isArray(tasks) ? tasks.map(Number) : [];
    console.log(`${what}: ${long.length === 0 ? 'no long task' : `${long.join(', ')} ms`}`);
    // Loading is the browser's own reading of the file.
    if (what !== 'load' && long.some((duration) => duration > STUTTER)) process.exitCode = 1;
  };
  await measure('load', () => page.goto(`file://${file}`));
  await measure('first search', () => page.fill('input[name=q]', 'app-499'));
  await measure('search', () => page.fill('input[name=q]', 'source-7'));
  await measure('all', () => page.fill('input[name=q]', ''));
  await measure('level', () => page.locator('input[value=warning]').uncheck());
  await measure('rule', () => page.locator('select[name=rule]').selectOption('rule-3'));
  await measure('reset', () => page.locator('button[type=reset]').click());
  await measure('scroll', () => page.mouse.wheel(0, 90_000));
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
