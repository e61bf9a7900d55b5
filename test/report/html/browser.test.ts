import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toHtml } from '../../../src/report/html/page.ts';
import { clean, report, snippets } from '../sample.ts';
import { factsOf, largeReport, published } from './page-sample.ts';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const TIMEOUT = 60_000;

test.skipIf(existsSync(CHROMIUM))(`the page in a browser is not tested, because there is no ${CHROMIUM}`, () => {
  expect(CHROMIUM).not.toBe('');
});

describe.skipIf(!existsSync(CHROMIUM))('the page in a browser', { timeout: TIMEOUT }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'gitops-gate-html-'));
  let browser: Browser;
  beforeAll(async () => {
    const pages = {
      'report.html': toHtml(report, { snippets, facts: factsOf(), published }),
      'clean.html': toHtml(clean, { snippets, facts: factsOf() }),
      'large.html': toHtml(largeReport(400), { snippets, facts: factsOf() }),
    };
    for (const [name, text] of Object.entries(pages)) writeFileSync(join(folder, name), text);
    // A container often has no user namespaces; the pages are our own.
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  }, TIMEOUT);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Opens a page, uses it, and checks that it reports nothing and asks for nothing. */
  async function open(
    name: string,
    use: (page: Page) => Promise<void>,
    options: BrowserContextOptions = {},
    hash = '',
  ): Promise<void> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith('file://')) said.push(request.url());
    });
    await page.goto(`file://${join(folder, name)}${hash}`);
    await use(page);
    await context.close();
    expect(said).toEqual([]);
  }

  const shown = (page: Page): Promise<number> => page.locator('.finding:visible').count();
  const status = (page: Page) => page.locator('#shown');
  const focused = (page: Page) => page.locator(':focus');

  test('filters by level, rule, cluster, path, owner and text, says how many are left, and keeps it in the address', () =>
    open('large.html', async (page) => {
      await expect.poll(() => status(page).textContent()).toBe('All 400 findings are shown.');
      await page.getByLabel('133 warnings').uncheck();
      await expect.poll(() => status(page).textContent()).toBe('267 of 400 findings are shown.');
      expect(await page.locator('#warnings').isVisible()).toBe(false);
      await page.locator('select[name=rule]').selectOption('rule-3');
      await page.locator('select[name=cluster]').selectOption('clusters/c3');
      await page.getByLabel('Path', { exact: true }).fill('team-3/');
      await page.getByLabel('Search').fill('APP-303 source');
      await expect.poll(() => status(page).textContent()).toBe('1 of 400 findings are shown.');
      expect(await page.locator('.finding:visible .message').textContent()).toContain('app-303');
      expect(decodeURIComponent(new URL(page.url()).hash)).toBe(
        '#level=error,notice&q=APP-303+source&rule=rule-3&cluster=clusters/c3&path=team-3/',
      );
      await page.getByRole('button', { name: 'Show all findings' }).click();
      await expect.poll(() => shown(page)).toBe(400);
    }));

  test('opens with the filters of an address', () =>
    open(
      'report.html',
      async (page) => {
        await expect.poll(() => shown(page)).toBe(1);
        expect(await page.locator('select[name=owner]').inputValue()).toBe('-');
        expect(await page.getByLabel('5 errors').isChecked()).toBe(true);
        expect(await page.getByLabel('3 warnings').isChecked()).toBe(false);
      },
      {},
      '#level=error&owner=-',
    ));

  test('a link leads to its finding, though a filter hides it, and focuses it', () =>
    open('large.html', async (page) => {
      await page.getByLabel('Search').fill('app-377');
      await expect.poll(() => shown(page)).toBe(1);
      const id = await page.locator('.finding').last().getAttribute('id');
      await page.goto(`${page.url().replace(/#.*/, '')}#${id}`);
      await expect.poll(() => focused(page).getAttribute('id')).toBe(id);
      await expect.poll(() => page.locator(`#${id}`).isVisible()).toBe(true);
      const top = (): Promise<number> => page.locator(`#${id}`).evaluate((one) => one.getBoundingClientRect().top);
      await expect.poll(top).toBeLessThan(900);
      await page.goBack();
      await expect.poll(() => shown(page)).toBe(1);
    }));

  test('a deep link opens at its finding', async () => {
    const id = `finding-${'0000018f'.padEnd(12, '0')}`;
    await open(
      'large.html',
      async (page) => {
        await expect.poll(() => focused(page).getAttribute('id')).toBe(id);
      },
      {},
      `#${id}`,
    );
  });

  test('a box of a graph leads to its finding, and that leads back', () =>
    open('report.html', async (page) => {
      const box = page.locator('.box.bad', { hasText: 'flux-system/apps' });
      await box.click();
      const finding = await focused(page).getAttribute('id');
      expect(finding).toMatch(/^finding-/);
      await page.locator(`#${finding}`).getByRole('link', { name: 'Show in the graph' }).click();
      await expect.poll(() => focused(page).locator('.box').getAttribute('id')).toMatch(/^box-/);
    }));

  test('a graph is zoomed with buttons and keys, and moved with the mouse', () =>
    open('report.html', async (page) => {
      const view = page.locator('.view').first();
      const width = (): Promise<number> => view.locator('svg').evaluate((svg) => svg.getBoundingClientRect().width);
      const before = await width();
      await view.getByRole('button', { name: 'Zoom in' }).click();
      // The page may draw the change after the click.
      await expect.poll(width, { timeout: 10_000 }).toBeGreaterThan(before);
      await view.getByRole('region').focus();
      await page.keyboard.press('+');
      await page.keyboard.press('+');
      await page.keyboard.press('+');
      const box = await view.getByRole('region').boundingBox();
      if (!box) throw new Error('The graph is not visible.');
      const scrolled = (): Promise<number> => view.getByRole('region').evaluate((pan) => pan.scrollLeft);
      // From the start, so that there is room to move.
      await view.getByRole('region').evaluate((pan) => pan.scrollTo({ left: 0, behavior: 'instant' }));
      await page.mouse.move(box.x + 600, box.y + 10);
      await page.mouse.down();
      await page.mouse.move(box.x + 400, box.y + 10, { steps: 5 });
      await page.mouse.up();
      await expect.poll(scrolled, { timeout: 10_000 }).toBeGreaterThan(0);
      await view.getByRole('button', { name: 'Fit the width' }).click();
      await expect.poll(width, { timeout: 10_000 }).toBeLessThanOrEqual(box.width);
    }));

  test('a patch is copied', () =>
    open(
      'report.html',
      async (page) => {
        const fix = page.locator('.fix', { hasText: 'bitnami' }).first();
        await fix.getByRole('button').click();
        await expect.poll(() => fix.getByRole('button').textContent()).toBe('Copied');
        expect(await page.evaluate('navigator.clipboard.readText()')).toContain('+        name: bitnami\n');
      },
      { permissions: ['clipboard-read', 'clipboard-write'] },
    ));

  test('the keyboard reaches all of it in order, and sees where it is', () =>
    open('report.html', async (page) => {
      const seen: string[] = [];
      for (let step = 0; step < 40; step++) {
        await page.keyboard.press('Tab');
        if ((await focused(page).count()) === 0) break;
        expect(await page.evaluate(OUTLINE)).toBe('solid');
        seen.push(String(await page.evaluate(NAME)));
      }
      expect(seen[0]).toContain('Skip to the findings');
      expect(seen.some((name) => name.startsWith('INPUT'))).toBe(true);
      expect(seen.some((name) => name.startsWith('SELECT'))).toBe(true);
      expect(new Set(seen).size).toBeGreaterThan(15);
    }));

  test('without its script it is a plain list with links that work', () =>
    open(
      'report.html',
      async (page) => {
        expect(await shown(page)).toBe(report.findings.length);
        expect(await page.locator('form, button').filter({ visible: true }).count()).toBe(0);
        await page.getByRole('link', { name: 'Show in the graph' }).first().click();
        expect(new URL(page.url()).hash).toMatch(/^#box-/);
      },
      { javaScriptEnabled: false },
    ));

  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

  test.each(
    ['report.html', 'clean.html'].flatMap((name) =>
      (['light', 'dark'] as const).flatMap((colorScheme) => [1280, 400].map((width) => ({ name, colorScheme, width }))),
    ),
  )('$name is accessible in $colorScheme at $width', ({ name, colorScheme, width }) =>
    open(
      name,
      async (page) => {
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
        await page.evaluate(axe);
        const violations = await page.evaluate(async () => {
          const run: unknown = Reflect.get(globalThis, 'axe');
          const { violations: found } = await (run as { run(): Promise<{ violations: Violation[] }> }).run();
          return found
            .filter(({ impact }) => impact === 'serious' || impact === 'critical')
            .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 150)).join(' | ')}`);
        });
        expect(violations).toEqual([]);
      },
      { colorScheme, viewport: { width, height: 900 }, bypassCSP: true },
    ),
  );
});

/** Expressions of the page: how the focus is shown, and what has it. */
const OUTLINE = 'getComputedStyle(document.activeElement).outlineStyle';
const NAME = 'document.activeElement.tagName + " " + document.activeElement.textContent.slice(0, 30)';

/** What axe-core finds. */
interface Violation {
  readonly id: string;
  readonly impact?: string | null;
  readonly nodes: readonly { readonly html: string }[];
}
