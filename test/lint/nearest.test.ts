import { expect, it } from 'vitest';
import { nearest } from '../../src/text/nearest.ts';

it.each([
  ['bitname', ['bitnami', 'podinfo'], 'bitnami'],
  ['resorces', ['resources', 'replicas'], 'resources'],
  ['podinof', ['podinfo'], 'podinfo'],
  ['Interval', ['interval', 'intervals'], 'interval'],
  ['abc', ['xyz'], undefined],
  ['ab', ['cd'], undefined],
  // Two that are equally near: neither is proven.
  ['app-c', ['app-a', 'app-b'], undefined],
  ['same', ['same'], undefined],
] as const)('%s among %j is %s', (name, candidates, expected) => {
  expect(nearest(name, candidates)).toBe(expected);
});

it('is quick on hostile lengths', () => {
  expect(nearest('a'.repeat(5000), ['b'.repeat(5000)])).toBeUndefined();
});
