import { expect, test } from 'vitest';
import type { Arrow, Box } from '../../../src/report/graph/chart.ts';
import { focused } from '../../../src/report/graph/focus.ts';
import { layOut } from '../../../src/report/graph/layout.ts';
import { chartSvg } from '../../../src/report/html/svg.ts';

function box(key: string, others: Partial<Box> = {}): Box {
  return {
    ...{ key, lines: [key], kind: 'Kustomization', id: key, state: 'plain', isBroken: false },
    ...{ touched: undefined, findings: [], failures: [], ...others },
  };
}

const applies = (from: string, to: string): Arrow => ({ from, to, isWaiting: false, isBroken: false });
const waits = (from: string, to: string): Arrow => ({ from, to, isWaiting: true, isBroken: false });

function chartOf(keys: readonly string[], arrows: readonly Arrow[]) {
  return { name: 'c', heading: '', boxes: keys.map((key) => box(key)), arrows };
}

test('what is applied, and what waits, is to the right', () => {
  const chart = chartOf(
    ['c', 'b', 'root', 'a'],
    [applies('root', 'a'), applies('root', 'b'), waits('b', 'a'), waits('c', 'b')],
  );
  const { places } = layOut(chart, 10);
  const columns = ['root', 'a', 'b', 'c'].map((key) => places.get(key)?.column);
  expect(columns).toEqual([0, 1, 2, 3]);
});

test('an arrow to something broken is not drawn below the boxes of its row', () => {
  const broken = (from: string, to: string): Arrow => ({ ...applies(from, to), isBroken: true });
  const drawn = (arrows: readonly Arrow[]): number => {
    const keys = ['root', 'a', 'b', 'c'];
    const svg = chartSvg(chartOf(keys, arrows), 'c', { idOf: () => undefined, targetOf: () => undefined });
    return svg.match(/class="applies bad"/g)?.length ?? 0;
  };
  const row = [broken('root', 'a'), broken('root', 'b'), broken('root', 'c')];
  expect(drawn([...row, waits('b', 'a'), waits('c', 'b')])).toBe(1);
  expect(drawn(row)).toBe(3);
});

test('every box has a place of its own, in cycles and in long layers, too', () => {
  const keys = Array.from({ length: 50 }, (_, index) => `k${index}`);
  const arrows = [
    ...keys.slice(1).map((key) => applies('k0', key)),
    waits('k3', 'k4'),
    waits('k4', 'k5'),
    waits('k5', 'k3'),
  ];
  const { places, columns, rows } = layOut(chartOf(keys, arrows), 8);
  expect(new Set([...places.values()].map(({ column, row }) => `${column} ${row}`)).size).toBe(50);
  expect(rows).toBeLessThanOrEqual(8);
  expect([...places.values()].every(({ column, row }) => column < columns && row >= 0 && row < rows)).toBe(true);
});

test('a very long chain is laid out', () => {
  const keys = Array.from({ length: 20_000 }, (_, index) => `k${index}`);
  const { columns } = layOut(
    chartOf(
      keys,
      keys.slice(1).map((key, index) => waits(key, `k${index}`)),
    ),
    8,
  );
  expect(columns).toBe(20_000);
});

test('a large chart is folded to what matters, with the way that leads there', () => {
  const keys = Array.from({ length: 100 }, (_, index) => `k${index}`);
  const chart = chartOf(keys, [applies('k0', 'k1'), ...keys.slice(2).map((key) => applies('k1', key))]);
  const boxes = chart.boxes.map((one) => (one.key === 'k42' ? { ...one, isBroken: true } : one));
  const { boxes: shown, arrows } = focused({ ...chart, boxes }, 20);
  expect(shown.map(({ id }) => id)).toEqual(['k0', 'k1', 'k42', '97 more Kustomizations']);
  expect(arrows.map(({ from, to }) => `${from} ${to}`)).toEqual(['k0 k1', 'k1 k42', 'k1 folded k1']);
});

test('parents that apply each other do not stop the folding', () => {
  const keys = Array.from({ length: 30 }, (_, index) => `k${index}`);
  const chart = chartOf(keys, [
    applies('k0', 'k1'),
    applies('k1', 'k0'),
    ...keys.slice(2).map((key) => applies('k1', key)),
  ]);
  expect(focused(chart, 10).boxes.length).toBeLessThanOrEqual(12);
});
