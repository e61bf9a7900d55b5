import { expect, test } from 'vitest';
import { judge } from '../../src/gate.ts';
import { toMarkdown } from '../../src/report/formats/markdown.ts';
import { toText } from '../../src/report/formats/text.ts';
import { toHtml } from '../../src/report/html/page.ts';
import { opening } from '../../src/review/opening.ts';
import type { THRESHOLDS } from '../../src/severity.ts';
import { clean, many, snippets } from './sample.ts';

/** The verdict as each way of reporting says it. */
function verdicts(counts: Parameters<typeof many>[0], failOn: (typeof THRESHOLDS)[number]) {
  const { findings } = many(counts);
  const report = { ...clean, findings, gate: judge(findings, failOn) };
  const links = { link: () => 'https://gate.example', runUrl: undefined };
  return [
    toText(report, { snippets, color: false }).trimEnd().split('\n').at(-1),
    toMarkdown(report).split('\n')[0],
    opening(report, [], links).text.split('\n')[0],
    /<h1[^>]*>(.*?)<\/h1>/s.exec(toHtml(report, { snippets }))?.[1],
  ];
}

test('a gate that never fails does not say that findings pass', () => {
  for (const counts of [
    { error: 2, warning: 0, notice: 0 },
    { error: 0, warning: 0, notice: 1 },
  ])
    for (const verdict of verdicts(counts, 'never')) {
      expect(verdict).toContain('not enforced');
      expect(verdict).not.toMatch(/passed|✅/);
    }
});

test('a gate that never fails passes where nothing is found', () => {
  for (const verdict of verdicts({ error: 0, warning: 0, notice: 0 }, 'never')) expect(verdict).toContain('passed');
});

test.each([
  ['error', { error: 1, warning: 0, notice: 0 }, 'failed'],
  ['error', { error: 0, warning: 3, notice: 0 }, 'passed'],
  ['warning', { error: 0, warning: 3, notice: 0 }, 'failed'],
  ['warning', { error: 0, warning: 0, notice: 3 }, 'passed'],
  ['notice', { error: 0, warning: 0, notice: 3 }, 'failed'],
] as const)('with fail-on %s, %j has %s', (failOn, counts, word) => {
  for (const verdict of verdicts(counts, failOn)) expect(verdict).toContain(word);
});
