import { isMap } from '../../yaml/value.ts';
import { within } from '../failure.ts';
import { absorb } from '../generate/absorb.ts';
import { generate, generatorPart } from '../generate/generators.ts';
import { partOf, type WrittenText } from '../load/entries.ts';
import { mergeVars } from '../replace/merge-vars.ts';
import type { Target } from '../target.ts';
import { runExternalGenerators, runExternalTransformers } from '../transform/plugins.ts';
import { runTransformers } from '../transform/run-transformers.ts';
import type { PartField } from '../unknown-part.ts';
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
    () =>
      accumulateResources(target, 'resources', [...overlay.texts('resources'), ...overlay.texts('bases')], accumulate),
  );
  mergeConfiguration(target);
  generateOwn(target);
  skipHelm(target);
  runExternalGenerators(target, addPlugins);
  within(
    (text) => `accumulating components: ${text}`,
    () => {
      for (const component of overlay.texts('components'))
        target.attempt(partOf('components', component), () => accumulateComponent(target, component, accumulate));
    },
  );
  runTransformers(target);
  runExternalTransformers(target, addPlugins);
  for (const entry of overlay.texts('validators')) {
    const reason = `gitops-gate does not run the validator \`${entry.text.slice(0, 60)}\`.`;
    state.unknown.push({ ...partOf('validators', entry), kind: 'plugin', reason });
  }
  const vars = { field: 'vars', entry: '', origin: overlay.origin } as const;
  target.attempt(vars, () => mergeVars(state, overlay.entries('vars'), directory));
}

/** Adds what `configMapGenerator` and `secretGenerator` make. */
function generateOwn(target: Target): void {
  const { state, overlay, directory } = target;
  const globals = isMap(overlay.map.generatorOptions) ? overlay.map.generatorOptions : undefined;
  for (const [field, kind] of [
    ['configMapGenerator', 'ConfigMap'],
    ['secretGenerator', 'Secret'],
  ] as const) {
    const generated = overlay
      .entries(field)
      .flatMap(
        (entry) => target.attempt(generatorPart(kind, entry), () => generate(kind, entry, globals, target)) ?? [],
      );
    for (const resource of generated) {
      if (target.isTracking)
        resource.generatedBy = { file: overlay.file.path, apiVersion: 'builtin', kind: `${kind}Generator` };
      const part = { field, entry: '', origin: resource.origin };
      target.attempt(part, () => absorb(state, resource, directory));
    }
  }
}

/** Plugins' settings are resources like others, in directories that may be built for them. */
function addPlugins(target: Target, field: PartField, entries: readonly WrittenText[]): void {
  accumulateResources(target, field, entries, accumulate);
}

function skipHelm({ overlay, state }: Target): void {
  for (const field of ['helmCharts', 'helmChartInflationGenerator']) {
    for (const { map, origin } of overlay.entries(field)) {
      const name = typeof map.name === 'string' ? map.name : typeof map.chartName === 'string' ? map.chartName : '';
      const reason = `gitops-gate does not render ${name === '' ? 'a Helm chart' : `the Helm chart \`${name}\``}.`;
      state.unknown.push({ kind: 'helm', field: 'helmCharts', entry: name, reason, origin });
    }
  }
}
