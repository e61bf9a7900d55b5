import { expect, test } from 'vitest';
import { jobSummary } from '../../src/hosts/github/job-summary.ts';
import { toMarkdown } from '../../src/report/formats/markdown.ts';
import { changeMermaid } from '../../src/report/graph/change-mermaid.ts';
import { chartsOf } from '../../src/report/graph/chart.ts';
import { edge, factsOf, node, prod } from './html/page-sample.ts';
import { clean, HOSTILE_PATH, many, report, snippets } from './sample.ts';

const pictureIn = (markdown: string): string => /```mermaid\n(.*?)\n```/s.exec(markdown)?.[1] ?? '';

test('the overview shows rules and clusters', async () => {
  const markdown = toMarkdown(report, { snippets, facts: factsOf() });
  const [table = ''] = markdown.split('### Errors');
  const picture = markdown.slice(markdown.indexOf('```mermaid'), markdown.indexOf('### Changes'));
  await expect(`${table}${picture}`).toMatchFileSnapshot('__snapshots__/overview.md');
});

test('the table counts each rule by level, and links its page', () => {
  const markdown = toMarkdown(report, { facts: factsOf([]) });
  expect(markdown).toContain('| Rule | Errors | Warnings | Notices |\n| --- | ---: | ---: | ---: |\n');
  expect(markdown).toContain('| [`unknown-source`](<https://gate.example/rules/unknown-source>) | 2 |  |  |\n');
});

test('one rule needs no table, and nothing needs no picture', () => {
  expect(toMarkdown(many({ error: 3, warning: 2, notice: 0 }), { facts: factsOf([]) })).not.toContain('| Rule |');
  expect(toMarkdown(clean, { facts: factsOf() })).not.toMatch(/\| Rule \||mermaid/);
});

test('a table of many rules is cut, and says how many are left', () => {
  const findings = many({ error: 60, warning: 0, notice: 0 }).findings.map((one, index) => ({
    ...one,
    rule: `r${index}`,
  }));
  const markdown = toMarkdown({ ...report, findings }, { facts: factsOf([]) });
  expect(markdown.match(/^\| \[`r\d+`\]/gm)).toHaveLength(50);
  expect(markdown).toContain('| 10 more rules | 10 |\n');
});

test('no name ends a label, a line or the block', () => {
  const names = [HOSTILE_PATH, 'a"]; click n0 href "javascript:x"', 'end', '```', '%%{init: {}}%%', '\u2028<b>', ''];
  const chart = names.map((name) => node(name, ['apps/wide.yaml']));
  const picture = pictureIn(toMarkdown(report, { facts: factsOf([{ ...prod, name: 'x"]\nend', chart }]) }));
  for (const line of picture.split('\n').filter((one) => !/^ *(?:classDef|linkStyle)/.test(one)))
    expect(line).toMatch(
      /^(?:flowchart LR| {2}end| {2}subgraph c\d+\["[\w ./#;-]+"\]| {4}n\d+\["(?:[\w ./#;-]|<br\/>)+"\](?::::\w+)?| {2}n\d+ -\.?->? n\d+)$/,
    );
});

test('a picture stays within what GitHub draws, and is left out where it cannot', () => {
  const groups = Array.from({ length: 40 }, (_, cluster) => ({
    ...prod,
    name: `clusters/${cluster}`,
    chart: [
      node('root'),
      ...Array.from({ length: 700 }, (_, index) => node(`app-${index}-${'•'.repeat(50)}`, ['apps/wide.yaml'])),
      ...Array.from({ length: 700 }, (_, index) => edge('root', `app-${index}-${'•'.repeat(50)}`)),
    ],
  }));
  const charts = chartsOf(report, factsOf(groups));
  const picture = changeMermaid(charts, 49_000);
  expect(picture.length).toBeGreaterThan(100);
  expect(picture.length).toBeLessThanOrEqual(49_000);
  expect(picture.match(/-->/g)?.length ?? 0).toBeLessThanOrEqual(400);
  expect(picture).toMatch(/more\["\d+ more clusters"\]/);
  expect(changeMermaid(charts, 100)).toBe('');
});

test('the summary stays within its limit with the overview, which leaves room for findings', () => {
  const outcome = { report, snippets, facts: factsOf(), failures: [], complaints: [] };
  const limit = 8_000;
  const reviewed = { posted: [], shown: [], problems: [], rest: [] };
  const summary = jobSummary(outcome as never, reviewed as never, { link: () => 'https://gate.example', limit });
  expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(limit);
  expect(summary).toContain('### Errors');
});
