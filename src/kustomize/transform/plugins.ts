import { isMap, mapAt, newMap, originOf, stringAt, withEntry, withoutEntry, type YamlMap } from '../../yaml/value.ts';
import { accumulateResources } from '../accumulate.ts';
import { Target } from '../context.ts';
import { fail, within } from '../failure.ts';
import { absorb, generate } from '../generate/generators.ts';
import { parseInlineText } from '../load/inline-text.ts';
import { type Entry, entriesOf, pairsOf, textOf, textsOf, type WrittenText } from '../load/kustomization.ts';
import { mergeIntoOwn } from '../patch/patches.ts';
import { replace } from '../replace/replacements.ts';
import { Accumulator } from '../resources/accumulator.ts';
import { isLoadError, loadObjects } from '../resources/objects.ts';
import type { Resource } from '../resources/resource.ts';
import { readSpecs } from './configurations.ts';
import { setImages } from './images.ts';
import {
  legacyJsonStep,
  legacyPatches,
  patchStep,
  readReplacement,
  runStep,
  type Step,
} from './overlay-transformers.ts';
import { type Place, type SubjectMode, setAffix, setNamespace, setPairs, setReplicas } from './transformers.ts';

/** Runs what `generators` list: the built-in ones; others make the build partly known. */
export function runExternalGenerators(target: Target): void {
  const configs = within(
    (text) => `loading generator plugins: ${text}`,
    () => loadConfigs(target, 'generators'),
  );
  for (const config of configs) {
    const kind = config.id.kind;
    if (!isBuiltin(config) || (kind !== 'ConfigMapGenerator' && kind !== 'SecretGenerator')) {
      skip(target, config);
      continue;
    }
    const entry = pluginEntry(config);
    const object = generate(kind === 'SecretGenerator' ? 'Secret' : 'ConfigMap', entry, undefined, target);
    absorb(target.state, object, target.directory);
  }
}

/** Runs what `transformers` list: the built-in ones; others make the build partly known. */
export function runExternalTransformers(target: Target): void {
  const steps = loadConfigs(target, 'transformers').flatMap((config) => {
    const step = isBuiltin(config) ? pluginStep(target, config) : undefined;
    if (!step) skip(target, config);
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

function skip({ state }: Target, { id, origin }: Resource): void {
  const isHelm = id.kind === 'HelmChartInflationGenerator';
  const reason = isHelm
    ? `The Helm chart \`${id.name}\` is not rendered here.`
    : `The plugin ${id.kind} \`${id.name}\` is not run here.`;
  state.unknown.push({ kind: isHelm ? 'helm' : 'plugin', reason, origin });
}

/** The settings of plugins, which are inline, in files or in directories that are built for them. */
function loadConfigs(target: Target, field: string): Resource[] {
  const entries = target.overlay.texts(field);
  if (entries.length === 0) return [];
  const state = new Accumulator();
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
  const { context, overlay, loader, merge } = target;
  accumulateResources(new Target(context, overlay, loader, state, merge, false), paths);
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

function pluginStep(target: Target, config: Resource): Step | undefined {
  const { state, directory, merge } = target;
  const { value: map, origin } = config;
  const place: Place = { origin, directory };
  const { kind } = config.id;
  const specs = readSpecs(map, 'fieldSpecs');
  const step = (run: () => void, weight = 1): Step => ({ kind, run, weight });
  const pairsStep = (value: YamlMap[string]): Step => {
    const pairs = pairsOf(value, origin);
    return step(() => setPairs(state, pairs, specs, place), pairs.length);
  };
  switch (kind) {
    case 'NamespaceTransformer':
      return namespaceStep(target, config);
    case 'PrefixTransformer':
    case 'SuffixTransformer': {
      const side = kind === 'PrefixTransformer' ? 'prefix' : 'suffix';
      const affix = textOf(map, side);
      if (!Object.hasOwn(map, 'fieldSpecs')) throw fail('transformer', 'fieldSpecs is not expected to be nil', place);
      return step(() => affix && setAffix(state, affix, side, specs, place));
    }
    case 'LabelTransformer':
      return pairsStep(map.labels);
    case 'AnnotationsTransformer':
      return pairsStep(map.annotations);
    case 'ImageTagTransformer':
      return step(() => setImages(state, entryOf(map, 'imageTag', origin), specs, directory));
    case 'ReplicaCountTransformer': {
      const replica = entryOf(map, 'replica', origin);
      const count = replica.map.count;
      const written = {
        value: typeof count === 'number' ? count : 0,
        origin: originOf(replica.map, 'count') ?? origin,
      };
      return step(() => setReplicas(state, stringAt(replica.map, 'name') ?? '', written, specs, place));
    }
    case 'PatchTransformer':
      return patchStep(target, { map, origin });
    case 'PatchJson6902Transformer':
      return legacyJsonStep(target, { map, origin });
    case 'PatchStrategicMergeTransformer': {
      const inline = textOf(map, 'patches');
      const entries = [...textsOf(map, 'paths', origin), ...(inline ? [inline] : [])];
      const patches = entries.flatMap((entry) => legacyPatches(target, entry));
      return step(() => mergeIntoOwn(state, patches, merge, place, ''), patches.length);
    }
    case 'ReplacementTransformer': {
      const entries = entriesOf(map, 'replacements', origin).flatMap((entry) => readReplacement(target, entry));
      return step(() => {
        for (const entry of entries) replace(state, entry, directory);
      }, entries.length);
    }
    default:
      return undefined;
  }
}

function entryOf(map: YamlMap, field: string, origin: Entry['origin']): Entry {
  const entry = map[field];
  return { map: isMap(entry) ? entry : newMap(), origin: originOf(map, field) ?? origin };
}

function namespaceStep({ state, directory }: Target, { value: map, origin, id }: Resource): Step {
  const metadata = mapAt(map, 'metadata');
  const namespace = metadata && textOf(metadata, 'namespace');
  const stated = stringAt(map, 'setRoleBindingSubjects') ?? '';
  const mode = MODES.get(stated);
  if (!mode) {
    const cause = `invalid value ${JSON.stringify(stated)} for setRoleBindingSubjects: must be one of "defaultOnly", "none" or "allServiceAccounts"`;
    throw fail('transformer', cause, { origin, directory });
  }
  const settings = { specs: readSpecs(map, 'fieldSpecs'), unsetOnly: map.unsetOnly === true, subjects: mode };
  const run = (): void =>
    namespace && setNamespace(state, { namespace, ...settings }, { origin: namespace.origin, directory });
  return { kind: id.kind, run };
}

const MODES = new Map<string, SubjectMode>([
  ['', 'defaultOnly'],
  ['defaultOnly', 'defaultOnly'],
  ['allServiceAccounts', 'allServiceAccounts'],
  ['none', 'none'],
]);
