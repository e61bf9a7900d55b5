import { withEntry, withoutEntry } from '../../yaml/edit.ts';
import { mapAt, originOf, type YamlMap } from '../../yaml/value.ts';
import { Accumulator } from '../accumulator.ts';
import { within } from '../failure.ts';
import { absorb } from '../generate/absorb.ts';
import { generate } from '../generate/generators.ts';
import type { Entry, WrittenText } from '../load/entries.ts';
import { parseInlineText } from '../load/inline-text.ts';
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
    const kind = config.id.kind;
    if (!isBuiltin(config) || (kind !== 'ConfigMapGenerator' && kind !== 'SecretGenerator')) {
      skip(target, 'generators', config);
      continue;
    }
    target.attempt(pluginPart('generators', config), () => {
      const object = generate(
        kind === 'SecretGenerator' ? 'Secret' : 'ConfigMap',
        pluginEntry(config),
        undefined,
        target,
      );
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

function record({ state }: Target, { id, origin }: Resource): void {
  const { kind, name, namespace } = id;
  const base = { file: origin.file.path, apiVersion: 'builtin', kind, name };
  const transformation = namespace === '' ? base : { ...base, namespace };
  for (const resource of state.resources) resource.transformations = [...resource.transformations, transformation];
}

function isBuiltin({ id }: Resource): boolean {
  return id.group === '' && id.version === 'builtin';
}

function skip({ state }: Target, field: 'generators' | 'transformers', config: Resource): void {
  const { id } = config;
  const isHelm = id.kind === 'HelmChartInflationGenerator';
  const reason = isHelm
    ? `The Helm chart \`${id.name}\` is not rendered by gitops-gate.`
    : `The plugin ${id.kind} \`${id.name}\` is not run by gitops-gate.`;
  state.unknown.push({ ...pluginPart(field, config), kind: isHelm ? 'helm' : 'plugin', reason });
}

/** The settings of plugins, which are inline, in files or in directories that are built for them. */
function loadConfigs(target: Target, field: 'generators' | 'transformers', addResources: AddResources): Resource[] {
  const entries = target.overlay.texts(field);
  if (entries.length === 0) return [];
  const state = new Accumulator(target.state.isMended);
  const paths: WrittenText[] = [];
  for (const entry of entries) {
    const inline = entry.text.includes('\n')
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

/** The settings of a generator in the shape of a field's entry, with its name from `metadata`. */
function pluginEntry({ value, origin }: Resource): Entry {
  const metadata = mapAt(value, 'metadata');
  const map = ['name', 'namespace'].reduce<YamlMap>((result, key) => {
    const entry = metadata?.[key];
    const place = (metadata && originOf(metadata, key)) ?? origin;
    return entry === undefined ? withoutEntry(result, key) : withEntry(result, key, entry, place);
  }, value);
  return { map, origin };
}
