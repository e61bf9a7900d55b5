import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { pagesOf } from './page.ts';
import { pageOf, picturedPage, playPictured } from './story.ts';

const ROOT = resolve(import.meta.dirname, '../..');

test('the pictures show what the Action posts now; if not, run `npm run pictures` and look at them', async () => {
  expect(pageOf(await playPictured())).toBe(picturedPage());
});

test('each picture is drawn, and is on a page', () => {
  const pages = ['README.md', 'docs/github.md'].map((path) => readFileSync(join(ROOT, path), 'utf8')).join('');
  const pictures = readdirSync(join(ROOT, 'docs/images'));
  const drawn = Object.keys(pagesOf({ review: '', comments: [], summaryComment: '', jobSummary: '' }));
  expect(pictures.map((name) => name.replace(/(?:-dark)?\.png$/, ''))).toEqual(expect.arrayContaining(drawn));
  for (const name of pictures) expect(pages).toContain(`images/${name}`);
});
