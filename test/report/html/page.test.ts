import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { render } from '../../../src/report/formats/format.ts';
import { SCRIPT, STYLE } from '../../../src/report/html/browser.generated.ts';
import { toHtml } from '../../../src/report/html/page.ts';
import { blamed, clean, report, ruleSummaries, snippets } from '../sample.ts';
import { edge, factsOf, largeReport, node, prod, published } from './page-sample.ts';

const page = toHtml(report, { snippets, facts: factsOf(), published });
/** The page without its own script and style. */
const body = page.replace(SCRIPT, '').replace(STYLE, '');

test('the page runs its own script and style, and nothing else', () => {
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';
  expect(policy).toMatch(/^default-src 'none'; /);
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
  for (const tag of ['script', 'style']) {
    const [, text = ''] = new RegExp(`<${tag}[^>]*>(.*?)</${tag}>`, 's').exec(page) ?? [];
    expect(policy).toContain(`${tag}-src 'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  }
  expect(body.match(/<script/g)).toHaveLength(1);
  expect(body.match(/<style/g)).toHaveLength(1);
  const tags = body.replace(/="[^"]*"/g, '=""');
  expect(tags).not.toMatch(/<[^>]*\s(?:on\w+|style|src|srcset|action|background)\s*=/i);
});

test('nothing of the repository is markup, and all links are https or lead into the page', () => {
  expect(body).not.toMatch(/<(?:img|iframe|object|embed|base|link|b)\b/i);
  expect(body).not.toContain('alert(1)<');
  expect(body).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e\u2028]/);
  const addresses = [...body.matchAll(/<a\b[^>]*href="([^"]*)"/g)].map(([, address = '']) => address);
  expect(addresses.length).toBeGreaterThan(20);
  expect(
    addresses.filter(
      (address) => !/^(?:https:\/\/(?:github\.com|gate\.example)\/|https:\/\/gate\.example$|#)/.test(address),
    ),
  ).toEqual([]);
});

test('every id is there once, and every link into the page leads to one', () => {
  const ids = [...body.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const targets = [...body.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id);
  expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  const labels = [...body.matchAll(/aria-labelledby="([^"]*)"/g)].map(([, id]) => id);
  expect(labels.filter((label) => !ids.includes(label))).toEqual([]);
});

test('a link of another scheme is no link', () => {
  const link = (): string => 'javascript:alert(1)';
  const written = toHtml(
    { ...report, findings: report.findings.map((one) => ({ ...one, url: 'data:text/html,x' })) },
    { snippets, facts: factsOf(), published: { ...published, repository: 'http://evil.example', link } },
  );
  expect(written.replace(SCRIPT, '')).not.toMatch(/href="(?!https:\/\/gate\.example|#)/);
});

test('a finding links its lines to the commit, and deleted lines to the base', () => {
  expect(page).toContain(
    `<a href="https://github.com/octo/fleet/blob/${published.commit}/deploy/apps/sealed-secrets/release.yaml#L6">`,
  );
  expect(toHtml(blamed, { snippets, published })).toContain(
    `https://github.com/octo/fleet/blob/${report.summary.base}/deploy/clusters/a.yaml#L12`,
  );
});

test('the header names commit, base, date and policy', () => {
  const header = /<header>.*<\/header>/s.exec(page)?.[0];
  for (const text of ['octo/fleet', '0f0f0f0', '1a2b3c4', '2026-11-29', 'recommended, 2 rules changed', '1,312 files'])
    expect(header).toContain(text);
});

test('the header says each number once', () => {
  const text = (/<header>.*<\/header>/s.exec(page)?.[0] ?? '').replace(/<[^>]+>/g, ' ').replaceAll('1,312 files', '');
  expect(text).toMatch(/1a2b3c4\s*, only new findings/);
  for (const part of ['5 errors', '1a2b3c4']) expect(text.split(part), part).toHaveLength(2);
  const all = toHtml({ ...report, summary: { ...report.summary, scope: 'all' } }, { snippets, published });
  expect(all).not.toContain('only new findings');
});

test('errors come first, each cause once with its places', () => {
  const levels = [...page.matchAll(/<li class="finding (\w+)"/g)].map(([, level]) => level);
  expect(levels).toHaveLength(report.findings.length);
  expect(levels).toEqual([...levels].sort((a = '', b = '') => 'ewn'.indexOf(a[0] ?? '') - 'ewn'.indexOf(b[0] ?? '')));
  const renamed = toHtml(blamed, { snippets });
  expect(renamed.match(/<li class="finding/g)).toHaveLength(2);
  expect(renamed).toContain('<summary>Also at 44 other places</summary>');
});

test('masked lines stay masked, and a fix of one is not shown', () => {
  const secret = report.findings.find(({ rule }) => rule === 'plaintext-secret');
  if (!secret) throw new Error('The sample has no secret.');
  const { start, end, path } = secret.location;
  const fix = { title: 'Fix it', edits: [{ path, start, end, text: 'y' }] };
  const written = toHtml({ ...report, findings: [{ ...secret, fix }] }, { snippets });
  expect(written).toContain('password: <mark>•••');
  expect(written).not.toContain('class="diff"');
});

test('names in a graph are redacted', () => {
  const group = { ...prod, name: 'clusters/hunter2', chart: [node('flux-system/hunter2', [])] };
  expect(toHtml(report, { snippets, facts: factsOf([group]) })).not.toContain('hunter2');
});

test('a graph shows what is broken, missing and touched, and links it with its findings', () => {
  const svg = /<svg role="group" aria-label="Graph of clusters\/prod".*?<\/svg>/s.exec(page)?.[0] ?? '';
  expect(svg).toMatch(/class="box plain bad touched changed"[^>]*><title>Kustomization flux-system\/apps/);
  expect(svg).toMatch(/class="box absent"[^>]*><title>Kustomization flux-system\/gone/);
  // What the change touches and the head no longer has.
  expect(svg).toMatch(/class="box plain touched removed"[^>]*><title>Kustomization flux-system\/later/);
  expect(svg.match(/class="waits bad"/g)).toHaveLength(2);
  expect(svg.match(/class="applies bad"/g)).toHaveLength(2);
  const [, box, finding] =
    /<a href="#(finding-[^"]*)"><g class="box[^"]*" id="(box-\d+)"><title>Kustomization flux-system\/apps/.exec(svg) ??
    [];
  expect(page).toContain(`<a href="#${finding}">Show in the graph</a>`);
  expect(page).toContain(`id="${box}"`);
  expect(page.indexOf('Graph of clusters/prod')).toBeLessThan(page.indexOf('Graph of clusters/quiet'));
});

const { changes: _, ...withoutChanges } = report;

test('a large cluster first shows what matters, and all of it on request', () => {
  const names = Array.from({ length: 700 }, (_, index) => `apps/app-${index}`);
  const chart = [
    node('flux-system/root'),
    ...names.map((name, index) => node(name, index === 650 ? ['apps/wide.yaml'] : [])),
    ...names.flatMap((name, index) => [
      edge('flux-system/root', name),
      ...(index > 0 ? [edge(name, `apps/app-${index - 1}`, true)] : []),
    ]),
  ];
  const written = toHtml(withoutChanges, {
    snippets,
    facts: factsOf([{ name: 'clusters/prod', heading: '', lines: [], chart }]),
  });
  const [first = '', whole = ''] = written.match(/<svg role="group".*?<\/svg>/gs) ?? [];
  expect(first.match(/class="box/g)).toHaveLength(3);
  expect(first).toContain('699 more Kustomizations');
  expect(whole.match(/class="box/g)).toHaveLength(701);
  expect(written).toContain('<summary>All 701 of them</summary>');
});

test('a page without findings, clusters and changes says so', () => {
  const written = toHtml(clean, { snippets });
  expect(written).toContain('<span class="verdict">passed</span> no findings');
  expect(written).toContain('There are no findings.');
  expect(written).not.toMatch(/id="(?:clusters|changes|accepted|suppressed|policy|filters)"/);
});

test('the same run gives the same page', () => {
  const context = {
    snippets,
    rules: ruleSummaries,
    color: false,
    prefix: '',
    facts: factsOf(),
    published: () => published,
  };
  expect(render('html', report, context)).toBe(render('html', structuredClone(report), context));
});

test('a page of any number of findings is bounded', () => {
  const written = toHtml(largeReport(10_050), { snippets });
  expect(written.match(/<li class="finding/g)).toHaveLength(10_000);
  expect(written).toContain('50 more findings not shown.');
});
