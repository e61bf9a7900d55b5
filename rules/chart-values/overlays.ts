import type { YamlFile } from '../../src/kubernetes/manifests.ts';
import { Place } from '../../src/kubernetes/object.ts';
import { ValueLayers, type ValuesPath } from '../../src/reconcilers/value-layers.ts';
import { directoryOf, join } from '../../src/repository/tree.ts';
import type { Revision } from '../../src/revision/revision.ts';
import {
  isMap,
  listAt,
  mapAt,
  newMap,
  originOf,
  setEntry,
  stringAt,
  stringsAt,
  type YamlMap,
} from '../../src/yaml/value.ts';
import type { ChartReader } from './chart.ts';
import type { ChartUse } from './chart-use.ts';

/** The charts of this repository that overlays render (`helmCharts`), which Flux does not do. */
export function* chartsOfOverlays(revision: Revision, reader: ChartReader): Iterable<ChartUse> {
  const { manifests, standings, flux } = revision;
  for (const file of manifests.files) {
    const isTried = file.type === 'overlay' && listAt(file.parsed.documents[0]?.value, 'helmCharts').length > 0;
    if (!isTried || standings.ofFile(file.path) === 'off') continue;
    if (flux.clusters.every(({ files }) => !files.has(file.path))) yield* chartsOf(file, revision, reader);
  }
}

function* chartsOf({ path, parsed }: YamlFile, revision: Revision, reader: ChartReader): Iterable<ChartUse> {
  const overlay = parsed.documents[0]?.value;
  const { tree, argo } = revision;
  const directory = directoryOf(path);
  const home = join(directory, stringAt(overlay, 'helmGlobals', 'chartHome') ?? 'charts');
  const charts = listAt(overlay, 'helmCharts');
  for (const [index, entry] of charts.entries()) {
    const at = originOf(charts, index);
    const chart = home === undefined ? undefined : join(home, stringAt(entry, 'name') ?? '');
    // With a version and a repository, newer releases of kustomize look in another folder.
    const isPulled = stringAt(entry, 'repo') !== undefined && stringAt(entry, 'version') !== undefined;
    if (!isMap(entry) || !at || chart === undefined || isPulled) continue;
    yield {
      tree,
      directory: chart,
      values: valuesOf(entry, (file) => {
        const from = join(directory, file);
        return from !== undefined && tree.file(from) ? reader.values(tree, from) : undefined;
      }),
      valuesAt: new Place(['helmCharts', index], entry, at),
      harm: `kustomize cannot build \`${directory || '.'}\``,
      isCertain: argo.files.has(path),
      builds: [],
    };
  }
}

/** `valuesFile`, with `valuesInline` over or under it, or instead of it, and over them `additionalValuesFiles`. */
function valuesOf(entry: YamlMap, read: (file: string) => YamlMap | undefined): ValueLayers {
  const layers = new ValueLayers();
  const add = (file: string): void => {
    const values = read(file);
    if (values) layers.add(values);
    else layers.addUnknown();
  };
  const file = stringAt(entry, 'valuesFile');
  const inline = mapAt(entry, 'valuesInline');
  const merge = stringAt(entry, 'valuesMerge') ?? 'override';
  if (inline && merge === 'merge') addSet(layers, inline);
  if (file !== undefined && (merge !== 'replace' || !inline)) add(file);
  if (inline && merge !== 'merge') addSet(layers, inline);
  for (const more of stringsAt(entry, 'additionalValuesFiles')) add(more);
  return layers;
}

/** Adds inline values. Where the file has a value, kustomize does not set it to an empty one: `false`, 0, an empty text or list. */
function addSet(layers: ValueLayers, inline: YamlMap): void {
  const empty: ValuesPath[] = [];
  layers.add(without(inline, []));
  for (const path of empty) layers.addUnknown(path);

  function without(values: YamlMap, path: ValuesPath): YamlMap {
    const map = newMap();
    for (const key in values) {
      const value = values[key];
      const at = originOf(values, key);
      if (isMap(value) && at) setEntry(map, key, without(value, [...path, key]), at);
      else if (value && at && !(Array.isArray(value) && value.length === 0)) setEntry(map, key, value, at);
      else empty.push([...path, key]);
    }
    return map;
  }
}
