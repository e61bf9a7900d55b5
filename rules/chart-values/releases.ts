import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { helmValues } from '../../src/reconcilers/flux/generated/helm-values.ts';
import { HELM_RELEASE } from '../../src/reconcilers/flux/kinds.ts';
import type { Artifact } from '../../src/reconcilers/flux/source/artifact.ts';
import { chartDefinition, chartPath, chartSources } from '../../src/reconcilers/flux/source/chart-artifact.ts';
import { isPinned } from '../../src/reconcilers/flux/source/pinned.ts';
import { ValueLayers } from '../../src/reconcilers/value-layers.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { hasVariable } from '../../src/text/variables.ts';
import { mapAt, stringAt, stringsAt, type YamlMap } from '../../src/yaml/value.ts';
import type { ChartReader } from './chart.ts';
import type { ChartUse } from './chart-use.ts';

/** The charts of this repository that HelmReleases install. */
export function* chartsOfReleases({ flux }: Revision, reader: ChartReader): Iterable<ChartUse> {
  for (const cluster of flux.clusters) {
    const sourceOf = chartSources(cluster);
    for (const object of cluster.ofKind(HELM_RELEASE)) {
      const harm = harmOf(object);
      const definition = chartDefinition(object, cluster);
      const user = definition && sourceOf(definition);
      if (!user?.path || isPinned(user) || harm === undefined) continue;
      const spec = mapAt(definition?.value, ...chartPath(definition ?? object));
      const chart = stringAt(spec, 'chart') ?? '';
      if (chart === '' || hasVariable(chart)) continue;
      const { artifact } = user.path;
      const values = object.at('spec', 'values');
      yield {
        object,
        tree: artifact.tree,
        directory: artifact.directory(chart),
        defaults: defaultsOf(spec, artifact, reader),
        values: helmValues(object, cluster.providers),
        valuesAt: values.exists ? values : object.at('spec', object.at('spec', 'chart').exists ? 'chart' : 'chartRef'),
        harm,
        isCertain: object.at('spec', 'suspend').value !== true,
        builds: [cluster.name],
      };
    }
  }
}

/** What replaces the default values of a chart when source-controller packs it: the files in `valuesFiles`, from the root of the source. */
function defaultsOf(spec: YamlMap | undefined, artifact: Artifact, reader: ChartReader): ValueLayers | undefined {
  const files = stringsAt(spec, 'valuesFiles');
  if (files.length === 0) return undefined;
  const { tree } = artifact;
  const layers = new ValueLayers();
  for (const file of files) {
    const path = artifact.directory(file);
    if (!tree.file(path) && spec?.ignoreMissingValuesFiles === true) continue;
    const values = tree.file(path) && reader.values(tree, path);
    if (values) layers.add(values);
    else layers.addUnknown();
  }
  return layers;
}

/** What Flux cannot do if the values are wrong, or undefined if it does not check them (`disableSchemaValidation`). */
function harmOf(object: KubernetesObject): string | undefined {
  const isChecked = (action: string): boolean => object.at('spec', action, 'disableSchemaValidation').value !== true;
  const actions = ['install', 'upgrade'].filter(isChecked);
  return actions.length === 0 ? undefined : `Flux cannot ${actions.join(' or ')} HelmRelease \`${object.name}\``;
}
