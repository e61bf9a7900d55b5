import { expect, test } from 'vitest';
import type { Changes } from '../../src/report/changes/changes.ts';
import { diffJson } from '../../src/report/changes/json.ts';
import { changesMarkdown } from '../../src/report/changes/markdown.ts';
import { changesText } from '../../src/report/changes/text.ts';
import { argoChanges, changes } from './sample.ts';

const BASE = '1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d';
const FULL = { full: true, limit: 1e6, link: () => 'https://gate.example/rules/x' };

test('changes are told in full', async () => {
  await expect(`${changesText(changes, BASE, true).join('\n')}\n`).toMatchFileSnapshot('__snapshots__/changes.txt');
  await expect(changesMarkdown(changes, FULL)).toMatchFileSnapshot('__snapshots__/changes.md');
  await expect(diffJson(changes, BASE)).toMatchFileSnapshot('__snapshots__/changes.json');
});

test('changes are told as Argo CD runs them', async () => {
  const text = [changesText(argoChanges, BASE, true), changesText(argoChanges, BASE)].map((lines) => lines.join('\n'));
  await expect(`${text.join('\n\n')}\n`).toMatchFileSnapshot('__snapshots__/changes-argo.txt');
  await expect(changesMarkdown(argoChanges, FULL)).toMatchFileSnapshot('__snapshots__/changes-argo.md');
});

test.each([changes, argoChanges])('nothing in them steers a terminal', (told) => {
  for (const text of [changesText(told, BASE, true).join('\n'), changesMarkdown(told, FULL), diffJson(told, BASE)])
    expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/);
});

test.each([changes, argoChanges])('a row of the table has as many cells as its head', (told) => {
  const rows = changesMarkdown(told, { limit: 1e6 })
    .split('\n')
    .filter((line) => line.startsWith('|'));
  expect(rows.length).toBe(5);
  for (const line of rows) expect(line.match(/(?<!\\)\|/g)).toHaveLength(4);
});

test('many changed objects are folded, and the fold is closed at each limit', () => {
  const [set] = changes.sets;
  const [object] = set?.objects ?? [];
  if (!set || !object) throw new Error('The sample has no changed object');
  const of = (count: number): Changes => ({
    ...changes,
    sets: [{ ...set, objects: Array.from({ length: count }, () => object) }],
  });
  expect(changesMarkdown(of(5), { limit: 1e6 })).not.toContain('<details>');
  expect(changesMarkdown(of(20), FULL)).not.toContain('<details>');
  for (const limit of [600, 1000, 2000, 1e6]) {
    const markdown = changesMarkdown(of(20), { limit });
    expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(limit);
    expect(markdown.match(/<\/?details>/g)).toEqual(['<details>', '</details>']);
  }
});

test('nothing is counted that is not there', () => {
  expect(changesMarkdown(changes, FULL)).not.toMatch(/other field/);
  expect(changesText(changes, BASE, true).join()).not.toMatch(/other field/);
});

test('where nothing was compared nothing is said', () => {
  expect(changesText({ kind: 'overlay', reconcilers: [], compared: 0, sets: [], unplaced: [] }, BASE)).toEqual([]);
  expect(
    changesMarkdown({ kind: 'overlay', reconcilers: [], compared: 0, sets: [], unplaced: [] }, { limit: 100 }),
  ).toBe('');
});

test('what no known cluster contains is told as not compared', () => {
  const unplaced = ['web', 'shop'].map((name) => ({ name, path: `apps/${name}/ks.yaml` }));
  const none: Changes = { kind: 'cluster', reconcilers: [], compared: 2, sets: [], unplaced };
  const words =
    '2 Flux Kustomizations were not compared, because no known cluster contains them: web (apps/web/ks.yaml), shop (apps/shop/ks.yaml).';
  expect(changesText(none, null)).toEqual(['No changes in 2 known clusters.', words]);
  expect(changesText({ ...none, compared: 0 }, null)).toEqual([words]);
  expect(changesMarkdown(none, { limit: 1000 })).toContain('No changes in 2 known clusters.');
  expect(changesMarkdown(none, { limit: 1000 })).toContain('because no known cluster contains them');
  expect(changesText({ ...none, unplaced: [] }, null)).toEqual(['No changes in 2 clusters.']);
});
