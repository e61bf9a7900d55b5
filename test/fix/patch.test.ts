import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { patchOf } from '../../src/fix/patch.ts';
import { MaskedLine } from '../../src/masking/masked-line.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import { scratchRepository } from '../repository/scratch.ts';

/** The lines of a text, in which a word is hidden. */
function shown(file: TextFile, hidden?: string) {
  return {
    line: (_: string, line: number) => {
      const text = file.line(line);
      const start = hidden === undefined ? -1 : text.indexOf(hidden);
      return new MaskedLine(text, start < 0 || hidden === undefined ? [] : [{ start, end: start + hidden.length }]);
    },
  };
}

function patch(before: string, after: string, hidden?: string, color = false): string {
  const [old, now] = [new TextFile('a.yaml', before), new TextFile('a.yaml', after)];
  return patchOf({ before: old, after: now }, { before: shown(old, hidden), after: shown(now, hidden) }, { color });
}

const LINES = Array.from({ length: 20 }, (_, index) => `line-${index}: ${index}\n`).join('');

it.each([
  ['one line', LINES, LINES.replace(': 9', ': nine')],
  ['the first and the last line', LINES, LINES.replace(': 0', ': zero').replace(': 19', ': x')],
  ['lines that are near', LINES, LINES.replace(': 5\n', ': five\n').replace(': 9\n', ': nine\n')],
  ['lines that are added and removed', LINES, LINES.replace('line-3: 3\n', '').replace(': 12\n', ': 12\nmore: 1\n')],
  ['a last line without a break', 'a: 1\nb: 2', 'a: 1\nb: 3'],
  ['a line after a last one without a break', 'a: 1\nb: 2', 'a: 1\nb: 2\nc: 3'],
  ['Windows line breaks', 'a: 1\r\nb: 2\r\n', 'a: 1\r\nb: 3\r\n'],
  ['an empty file', '', 'a: 1\n'],
  ['tabs', 'a:\t1\nb:\t2\n', 'a:\t1\nb:\t3\n'],
])('git applies what is printed for %s', (_, before, after) => {
  const folder = scratchRepository({ 'a.yaml': before });
  execFileSync('git', ['apply', '-'], { cwd: folder, input: patch(before, after) });
  expect(readFileSync(join(folder, 'a.yaml'), 'utf8')).toBe(after);
});

it('shows no hidden value, and leaves lines with one out of the context', () => {
  const before = 'a: 1\nb: 2\nc: hidden\nd: 4\ne: hidden\n';
  const text = patch(before, before.replace('d: 4', 'd: four').replace('e:', 'f:'), 'hidden');
  expect(text).toBe('--- a/a.yaml\n+++ b/a.yaml\n@@ -4,2 +4,2 @@\n-d: 4\n-e: •••\n+d: four\n+f: •••\n');
});

it('has colors on a terminal, and nothing that steers it', () => {
  expect(patch('a: 1\n', 'a: 2\n', undefined, true)).toContain('\u001b[32m+a: 2\u001b[39m\n');
  expect(patch('a: \u001b[31m\n', 'b: \u001b[31m\n')).not.toContain('\u001b');
});

it('is empty where nothing changes', () => {
  expect(patch(LINES, LINES)).toBe('');
});
