import { getOrInsert } from '../../grouping.ts';
import type { Arrow, Chart } from './chart.ts';

/** Where the boxes of a chart are: columns and rows from 0, from what is applied first to what is applied last. */
export interface Layout {
  readonly places: ReadonlyMap<string, { readonly column: number; readonly row: number }>;
  readonly columns: number;
  readonly rows: number;
}

/** Lays out a chart in layers: what is applied by something, or waits for it, is to the right of it. `most` is the rows of a column. */
export function layOut({ boxes, arrows }: Pick<Chart, 'boxes' | 'arrows'>, most: number): Layout {
  const keys = boxes.map(({ key }) => key);
  const before = new Map<string, string[]>();
  const after = new Map<string, string[]>();
  for (const arrow of arrows) {
    const [first, last] = inOrder(arrow);
    getOrInsert(after, first, () => []).push(last);
    getOrInsert(before, last, () => []).push(first);
  }
  const layers = layersOf(keys, before, after);
  arrange(layers, before);
  const columns = layers.flatMap((layer) => cut(layer, most));
  const rows = Math.max(0, ...columns.map(({ length }) => length));
  const places = new Map(
    columns.flatMap((column, index) =>
      // Short columns are in the middle.
      column.map((key, row) => [key, { column: index, row: row + (rows - column.length) / 2 }] as const),
    ),
  );
  return { places, columns: columns.length, rows };
}

function inOrder({ from, to, isWaiting }: Arrow): readonly [string, string] {
  return isWaiting ? [to, from] : [from, to];
}

/** The keys by the longest way that leads to them; in a cycle, the first key counts as its beginning. */
function layersOf(
  keys: readonly string[],
  before: ReadonlyMap<string, readonly string[]>,
  after: ReadonlyMap<string, readonly string[]>,
): string[][] {
  const waiting = new Map(keys.map((key) => [key, before.get(key)?.length ?? 0]));
  const layerOf = new Map<string, number>();
  const ready = keys.filter((key) => waiting.get(key) === 0);
  let next = 0;
  const visit = (key: string): void => {
    if (layerOf.has(key)) return;
    layerOf.set(key, Math.max(0, ...(before.get(key) ?? []).map((one) => (layerOf.get(one) ?? -1) + 1)));
    for (const one of after.get(key) ?? []) {
      const left = (waiting.get(one) ?? 0) - 1;
      waiting.set(one, left);
      if (left === 0) ready.push(one);
    }
  };
  for (const start of ['', ...keys]) {
    if (start !== '') visit(start);
    for (; next < ready.length; next++) visit(ready[next] ?? '');
  }
  const layers: string[][] = [];
  for (const key of keys) {
    const layer = layerOf.get(key) ?? 0;
    while (layers.length <= layer) layers.push([]);
    layers[layer]?.push(key);
  }
  return layers;
}

/** Sorts each layer by the middle of what leads to its boxes. */
function arrange(layers: readonly string[][], before: ReadonlyMap<string, readonly string[]>): void {
  const position = new Map<string, number>();
  for (const layer of layers) {
    const wanted = new Map(layer.map((key, index) => [key, middle(before.get(key) ?? [], position) ?? index]));
    layer.sort((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0));
    for (const [index, key] of layer.entries()) position.set(key, index);
  }
}

function middle(keys: readonly string[], position: ReadonlyMap<string, number>): number | undefined {
  const known = keys.flatMap((key) => position.get(key) ?? []);
  return known.length === 0 ? undefined : known.reduce((sum, one) => sum + one, 0) / known.length;
}

/** A long layer as columns of about the same length. */
function cut(layer: readonly string[], most: number): string[][] {
  const count = Math.ceil(layer.length / most);
  const length = Math.ceil(layer.length / Math.max(1, count));
  return Array.from({ length: count }, (_, index) => layer.slice(index * length, (index + 1) * length));
}
