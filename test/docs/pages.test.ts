import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { follow } from './follow.ts';
import { type Page, parsePage, type Step } from './page.ts';
import { Reader } from './reader.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const PAGES = [
  'README.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const parsed = PAGES.map((path): [string, Page] => [path, parsePage(readFileSync(join(ROOT, path), 'utf8'))]);

test.each(parsed)('%s: what it shows works', async (path, page) => {
  const reader = new Reader();
  const outputs = new Map<Step, string>();
  try {
    reader.open('example');
    for (const step of page.steps) {
      const ran = await follow(step, reader);
      if (ran !== undefined) outputs.set(step, ran);
    }
  } finally {
    reader.close();
  }
  await expect(page.render(outputs)).toMatchFileSnapshot(join(ROOT, path));
});

describe('what is not run', () => {
  test('is little, and each has a reason', async () => {
    const notes = parsed.flatMap(([path, { steps }]) =>
      steps.flatMap(({ text, notes: { notRun } }) =>
        notRun === undefined ? [] : [`${path}: ${text.split('\n', 1)[0]}\n  ${notRun}\n`],
      ),
    );
    await expect(notes.join('')).toMatchFileSnapshot('not-run.txt');
  });
});
