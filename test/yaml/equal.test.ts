import { describe, expect, it } from 'vitest';
import { Comparer, isSame } from '../../src/yaml/equal.ts';
import { isMap, newMap, valueAt, type YamlMap, type YamlValue } from '../../src/yaml/value.ts';

const map = (entries: Readonly<Record<string, YamlValue>>): YamlMap => Object.assign(newMap(), entries);

describe.each([
  ['isSame', isSame],
  ['a Comparer', new Comparer().isSame],
])('%s', (_, same) => {
  it.each<[string, YamlValue, YamlValue, boolean]>([
    ['maps with keys in another order', map({ a: 1, b: [2] }), map({ b: [2], a: 1 }), true],
    ['a map with one key more', map({ a: 1 }), map({ a: 1, b: 2 }), false],
    ['a map with another key', map({ a: null }), map({ b: null }), false],
    ['lists in another order', [1, 2], [2, 1], false],
    ['a list and a map', [], map({}), false],
    ['a number and a text', 1, '1', false],
  ])('compares %s', (_what, a, b, expected) => {
    expect(same(a, b)).toBe(expected);
    expect(same(b, a)).toBe(expected);
  });
});

it('reads each value once on the way down to what differs', () => {
  let reads = 0;
  const nested = (depth: number, leaf: number): YamlMap => {
    const counted = map({});
    Object.defineProperty(counted, 'same', { enumerable: true, get: () => ++reads && 1 });
    return Object.assign(counted, { next: depth === 0 ? leaf : nested(depth - 1, leaf) });
  };
  const comparer = new Comparer();
  let [a, b]: (YamlValue | undefined)[] = [nested(99, 1), nested(99, 2)];
  while (isMap(a) && isMap(b)) {
    expect(comparer.isSame(a, b)).toBe(false);
    [a, b] = [a, b].map((one) => valueAt(one, ['next']));
  }
  expect([a, b]).toEqual([1, 2]);
  expect(reads).toBe(2 * 100);
});
