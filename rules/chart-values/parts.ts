import type { CertainValues, ValuesPath } from '../../src/reconcilers/value-layers.ts';
import type { Tree } from '../../src/repository/tree.ts';
import { newMap, valueAt, type YamlMap } from '../../src/yaml/value.ts';
import type { Chart, ChartReader, Dependency } from './chart.ts';
import { coalesce, partFor, type Work } from './coalesce.ts';

/** A chart or one of its subcharts, with the values that it gets. */
export interface ChartPart {
  readonly chart: Chart;
  /** The keys of the subchart in the values of the whole. */
  readonly path: ValuesPath;
  readonly values: YamlMap;
  /** Where something that is not known may set values, from the root of the whole. */
  readonly open: readonly ValuesPath[];
}

/** Subcharts inside each other that are followed, and subcharts of one chart. */
const DEEPEST = 5;
const MAX_PARTS = 100;

/** A chart and its subcharts in this repository that are certainly used, with the values of each. */
export function partsOf(
  chart: Chart,
  given: CertainValues,
  { tree, reader, work }: { readonly tree: Tree; readonly reader: ChartReader; readonly work: Work },
): ChartPart[] {
  const parts: ChartPart[] = [];
  add(chart, given, []);
  return parts;

  function add(one: Chart, own: CertainValues, path: ValuesPath): void {
    const merged = coalesce(own, one.values ?? newMap(), work);
    const isOpen = one.isOpen || one.values === undefined;
    const { values } = merged;
    const open = isOpen ? [...merged.open, []] : merged.open;
    // The defaults of subcharts become values of the chart.
    const opened = [...open, ...one.dependencies.map(({ key }) => [key])];
    parts.push({ chart: one, path, values, open: opened.map((inner) => [...path, ...inner]) });
    for (const dependency of one.dependencies) {
      const { key, directory } = dependency;
      if (parts.length >= MAX_PARTS || path.length >= DEEPEST || work.left <= 0) return;
      const inner = directory === undefined ? undefined : reader.chart(tree, directory);
      if (!inner) continue;
      const others = one.dependencies.filter((other) => other !== dependency).map((other) => [other.key]);
      const isCertain = isUsed(dependency, inner, { values, open: [...open, ...others] });
      if (isCertain) add(inner, partFor(key, { values, open }), [...path, key]);
    }
  }
}

/** Whether a dependency is certainly used: by the first of its conditions that is set, else by its tags. */
function isUsed({ key: name, conditions, tags }: Dependency, own: Chart, { values, open }: CertainValues): boolean {
  const isOpen = (path: ValuesPath): boolean =>
    open.some((one) => one.every((key, at) => at >= path.length || key === path[at]));
  for (const condition of conditions) {
    const path = condition.split('.');
    const isOwn = path[0] === name;
    // The defaults of a subchart may turn it off.
    const value = valueAt(values, path) ?? (isOwn ? valueAt(own.values, path.slice(1)) : undefined);
    if (typeof value === 'boolean') return value;
    if (value !== undefined || isOpen(path) || (isOwn && own.values === undefined)) return false;
  }
  if (tags.length === 0) return true;
  if (isOpen(['tags'])) return false;
  const set = tags.map((tag) => valueAt(values, ['tags', tag])).filter((value) => value !== undefined);
  return set.every((value) => typeof value === 'boolean') && (set.length === 0 || set.includes(true));
}
