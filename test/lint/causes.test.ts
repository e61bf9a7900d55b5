import { expect, test } from 'vitest';
import { byCause } from '../../src/findings/causes.ts';
import { finding } from '../review/finding.ts';
import { brief, checkTree, findingsOf } from '../rules/check-tree.ts';

const release = (name: string): string =>
  `apiVersion: helm.toolkit.fluxcd.io/v2beta1\nkind: HelmRelease\nmetadata: {name: ${name}, namespace: apps}\n` +
  'spec:\n  interval: 1h\n  chart: {spec: {chart: web, version: 1.2.3, sourceRef: {kind: HelmRepository, name: charts}}}\n';

const linesOf = (places: readonly { location: { path: string } }[]): string[] =>
  places.map(({ location }) => location.path);

test('one kind and version is one finding with all its places', async () => {
  const files = { 'apps/a.yaml': release('a'), 'apps/b.yaml': release('b'), 'apps/c.yaml': release('c') };
  const found = await findingsOf(['removed-api', 'deprecated-api'], files);
  expect(found).toHaveLength(1);
  expect(linesOf(found[0]?.places ?? [])).toEqual(Object.keys(files));
  expect(new Set(found[0]?.places.map(({ fingerprint }) => fingerprint)).size).toBe(3);
  expect(found[0]?.places.map(({ object }) => object?.name)).toEqual(['a', 'b', 'c']);
});

test('a new place of an old cause is new, alone', async () => {
  const base = { 'apps/b.yaml': release('b'), 'apps/c.yaml': release('c') };
  const found = await checkTree({ ...base, 'apps/a.yaml': release('a') }, { base });
  expect(brief(found)).toEqual([expect.stringMatching(/(?:removed|deprecated)-api apps\/a\.yaml:1$/)]);
  expect(found[0]?.places).toEqual([]);
  expect(await checkTree({ ...base, 'apps/c.yaml': `# moved\n${release('c')}` }, { base })).toEqual([]);
});

test('the fingerprint says which places there are, in whatever order they come', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((name) => finding(`${name}.yaml`, 1, name.repeat(16), { cause: 'one' }));
  if (!a || !b || !c) throw new Error('There are three.');
  const digest = (...findings: (typeof a)[]): string | undefined => byCause(findings)[0]?.fingerprint;
  expect(digest(a, b)).toBe(digest(b, a));
  expect(new Set([digest(a), digest(a, b), digest(a, c), digest(a, b, c)]).size).toBe(4);
  expect(digest(a)).toBe(a.fingerprint);
});

test('the most serious place speaks for the others', () => {
  const notice = finding('a.yaml', 1, 'a'.repeat(16), { cause: 'one', severity: 'notice' });
  const error = finding('b.yaml', 1, 'b'.repeat(16), { cause: 'one', message: 'Grave.' });
  const [found, ...others] = byCause([notice, error]);
  expect(others).toEqual([]);
  expect(found).toMatchObject({ severity: 'error', message: 'Grave.', location: { path: 'b.yaml' } });
  expect(linesOf(found?.places ?? [])).toEqual(['b.yaml', 'a.yaml']);
});
