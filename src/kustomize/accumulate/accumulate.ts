import { isMap } from '../../yaml/value.ts';
import { within } from '../failure.ts';
import { absorb } from '../generate/absorb.ts';
import { generate } from '../generate/generators.ts';
import type { WrittenText } from '../load/entries.ts';
import { mergeVars } from '../replace/merge-vars.ts';
import type { Target } from '../target.ts';
import { runExternalGenerators, runExternalTransformers } from '../transform/plugins.ts';
import { runTransformers } from '../transform/run-transformers.ts';
import { mergeConfiguration } from './configure.ts';
import { accumulateComponent } from './included.ts';
import { accumulateResources } from './resources.ts';

/** Does the work of a kustomization file in kustomize's order, up to names and hashes, which come last of all. */
export function accumulate(target: Target): void {
  const { state, overlay, directory } = target;
  state.directories.add(directory);
  state.files.add(overlay.file.path);
  within(
    (text) => `accumulating resources: ${text}`,
    () => accumulateResources(target, [...overlay.texts('resources'), ...overlay.texts('bases')], accumulate),
  );
  mergeConfiguration(target);
  for (const [field, kind] of [
    ['configMapGenerator', 'ConfigMap'],
    ['secretGenerator', 'Secret'],
  ] as const) {
    const globals = isMap(overlay.map.generatorOptions) ? overlay.map.generatorOptions : undefined;
    const generated = overlay.entries(field).map((entry) => generate(kind, entry, globals, target));
    for (const resource of generated) {
      if (target.isTracking)
        resource.generatedBy = { file: overlay.file.path, apiVersion: 'builtin', kind: `${kind}Generator` };
      absorb(state, resource, directory);
    }
  }
  skipHelm(target);
  runExternalGenerators(target, addPlugins);
  within(
    (text) => `accumulating components: ${text}`,
    () => {
      for (const component of overlay.texts('components')) accumulateComponent(target, component, accumulate);
    },
  );
  runTransformers(target);
  runExternalTransformers(target, addPlugins);
  for (const { text, origin } of overlay.texts('validators')) {
    state.unknown.push({
      kind: 'plugin',
      reason: `The validator \`${text.slice(0, 60)}\` is not run by gitops-gate.`,
      origin,
    });
  }
  mergeVars(state, overlay.entries('vars'), directory);
}

/** Plugins' settings are resources like others, in directories that may be built for them. */
function addPlugins(target: Target, entries: readonly WrittenText[]): void {
  accumulateResources(target, entries, accumulate);
}

function skipHelm({ overlay, state }: Target): void {
  for (const field of ['helmCharts', 'helmChartInflationGenerator']) {
    for (const { map, origin } of overlay.entries(field)) {
      const name = typeof map.name === 'string' ? map.name : typeof map.chartName === 'string' ? map.chartName : '';
      state.unknown.push({
        kind: 'helm',
        reason: `The Helm chart \`${name}\` is not rendered by gitops-gate.`,
        origin,
      });
    }
  }
}
