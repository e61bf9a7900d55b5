import { Accumulator } from '../accumulator.ts';
import { within } from '../failure.ts';
import { absorb } from '../generate/absorb.ts';
import { generateBy, isGenerator } from '../generate/plugin-generators.ts';
import type { WrittenText } from '../load/entries.ts';
import { isInline, parseInlineText } from '../load/inline-text.ts';
import type { Transformation } from '../resources/history.ts';
import { isLoadError, loadObjects } from '../resources/objects.ts';
import type { Resource } from '../resources/resource.ts';
import { Target } from '../target.ts';
import type { PartField } from '../unknown-part.ts';
import { isTransformer, pluginPart, pluginStep } from './plugin-steps.ts';
import { runStep } from './steps.ts';

/** Adds what entries such as those of `resources` name to a target; which of them are directories, the builder of directories knows. */
export type AddResources = (target: Target, field: PartField, entries: readonly WrittenText[]) => void;

/** Runs what `generators` list: the built-in ones; others make the build partly known. */
export function runExternalGenerators(target: Target, addResources: AddResources): void {
  const configs = within(
    (text) => `loading generator plugins: ${text}`,
    () => loadConfigs(target, 'generators', addResources),
  );
  for (const config of configs) {
    if (!isBuiltin(config) || !isGenerator(config)) {
      skip(target, 'generators', config);
      continue;
    }
    target.attempt(pluginPart('generators', config), () => {
      const object = generateBy(config, target);
      if (target.isTracking) object.generatedBy = configuredBy(config);
      absorb(target.state, object, target.directory);
    });
  }
}

/** Runs what `transformers` list: the built-in ones; others make the build partly known. */
export function runExternalTransformers(target: Target, addResources: AddResources): void {
  const steps = loadConfigs(target, 'transformers', addResources).flatMap((config) => {
    if (!isBuiltin(config) || !isTransformer(config)) {
      skip(target, 'transformers', config);
      return [];
    }
    const step = target.attempt(pluginPart('transformers', config), () => pluginStep(target, config));
    return step ? { ...step, plugin: config } : [];
  });
  for (const { plugin, ...step } of steps) {
    runStep(target, step);
    if (target.isTracking) record(target, plugin);
  }
}

/** What a plugin's settings are called in annotations. */
function configuredBy({ id, origin }: Resource): Transformation {
  const { kind, name, namespace } = id;
  const base = { file: origin.file.path, apiVersion: 'builtin', kind, name };
  return namespace === '' ? base : { ...base, namespace };
}

function record({ state }: Target, config: Resource): void {
  const transformation = configuredBy(config);
  for (const resource of state.resources) resource.transformations = [...resource.transformations, transformation];
}

function isBuiltin({ id }: Resource): boolean {
  return id.group === '' && id.version === 'builtin';
}

function skip({ state }: Target, field: 'generators' | 'transformers', config: Resource): void {
  const { id } = config;
  const isHelm = id.kind === 'HelmChartInflationGenerator';
  const reason = isHelm
    ? `gitops-gate does not render the Helm chart \`${id.name}\`.`
    : `gitops-gate does not run the plugin ${id.kind} \`${id.name}\`.`;
  state.unknown.push({ ...pluginPart(field, config), kind: isHelm ? 'helm' : 'plugin', reason });
}

/** The settings of plugins, which are inline, in files or in directories that are built for them. */
function loadConfigs(target: Target, field: 'generators' | 'transformers', addResources: AddResources): Resource[] {
  const entries = target.overlay.texts(field);
  if (entries.length === 0) return [];
  const state = new Accumulator(target.state.isMended);
  const paths: WrittenText[] = [];
  for (const entry of entries) {
    const inline = isInline(entry.text)
      ? loadObjects(parseInlineText(entry.text, entry.origin, 'resource', false), '')
      : undefined;
    if (!inline || isLoadError(inline)) paths.push(entry);
    else
      state.append(
        inline.resources.map((resource) => resource.copy()),
        entry.origin,
        target.directory,
      );
  }
  const { context, overlay, loader, schema } = target;
  addResources(new Target(context, overlay, loader, state, schema, false), field, paths);
  target.state.addNotes(state);
  return state.resources;
}
