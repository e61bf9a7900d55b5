import { expect, test } from 'vitest';
import { toJson } from '../../src/report/formats/json.ts';
import { toMarkdown } from '../../src/report/formats/markdown.ts';
import { toText } from '../../src/report/formats/text.ts';
import type { Report } from '../../src/report/report.ts';
import { columnsOf, excerpt } from '../../src/text/excerpt.ts';
import { wrap } from '../../src/text/wrap.ts';
import { clean, LONG_LINE, report, snippets } from './sample.ts';

const ANSI = /\u001b\[\d+m/g;

test('the last line sums up', () => {
  const lines = toText(report, { snippets, color: false }).trimEnd().split('\n');
  expect(lines.at(-1)).toBe(
    '5 errors, 3 warnings, 3 notices new since 1a2b3c4 in 1,312 files; 14 already in the base; 1 in the baseline; 1 suppressed; 1 accepted; failed: 5 findings at level error',
  );
  expect(toText(clean, { snippets, color: false })).toBe('No findings in 1,312 files; passed\n');
});

test('nothing but the summary is wider than 100 columns, save a place whose path is', () => {
  const lines = toText(report, { snippets, color: false }).trimEnd().split('\n').slice(0, -1);
  for (const line of lines) expect(columnsOf(line), line).toBeLessThanOrEqual(100);
});

test('the overlay of the checked folder itself has a name', () => {
  const findings = report.findings.map((finding) => ({ ...finding, builds: [''] }));
  const own = { ...report, findings };
  expect(toText(own, { snippets, color: false })).toContain('\n  builds: .\n');
  expect(toMarkdown(own)).toContain('\n  - In `.`\n');
  expect(JSON.parse(toJson(own)).findings.every(({ builds }: Report['findings'][0]) => builds[0] === '.')).toBe(true);
});

test('color paints and changes no letter', () => {
  const plain = toText(report, { snippets, color: false });
  const painted = toText(report, { snippets, color: true });
  expect(painted).toMatch(ANSI);
  expect(painted.replace(ANSI, '')).toBe(plain);
  expect(painted.replace(ANSI, '')).not.toContain('\u001b');
});

/** What stands over the caret. */
function underlined(line: string, start: number, end: number, width = 40): string {
  const { text, indent, length } = excerpt(line, start, end, width);
  expect(columnsOf(text)).toBeLessThanOrEqual(width);
  return text.slice(indent, indent + length);
}

test('the underline stands beneath the range', () => {
  expect(underlined('name: bitname', 6, 13)).toBe('bitname');
  expect(underlined('\ta: \tb', 5, 6)).toBe('b');
  expect(underlined(LONG_LINE, LONG_LINE.indexOf('needle'), LONG_LINE.indexOf('needle') + 6)).toBe('needle');
  expect(underlined(LONG_LINE, 0, 4)).toBe('data');
  expect(underlined(LONG_LINE, LONG_LINE.length - 4, LONG_LINE.length)).toBe('yyy"');
  expect(excerpt('名前: x', 4, 5, 40)).toEqual({ text: '名前: x', indent: 6, length: 1 });
  expect(excerpt('👩‍👩‍👧 e\u0301x', 11, 12, 40)).toEqual({ text: '👩‍👩‍👧 e\u0301x', indent: 4, length: 1 });
  expect(excerpt('end:', 4, 4, 40)).toEqual({ text: 'end:', indent: 4, length: 1 });
  expect(excerpt('short', 90, 99, 40)).toEqual({ text: 'short', indent: 5, length: 1 });
});

test('a range that is longer than the window fills it', () => {
  const { text, indent, length } = excerpt(LONG_LINE, 7, 600, 40);
  expect(columnsOf(text)).toBe(40);
  expect(indent + length).toBe(39);
});

test('a line of megabytes is cut to the window', () => {
  const { text } = excerpt(`${'é'.repeat(5_000_000)}x`, 5_000_000, 5_000_001, 100);
  expect(columnsOf(text)).toBeLessThanOrEqual(100);
  expect(text.endsWith('x')).toBe(true);
});

test('words are not broken', () => {
  expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
  expect(wrap('a-word-longer-than-the-width b', 7)).toEqual(['a-word-longer-than-the-width', 'b']);
  expect(wrap('', 7)).toEqual(['']);
});
