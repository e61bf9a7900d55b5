import { numberText, raiseAdvice } from '../limits.ts';
import { isMap } from '../yaml/value.ts';
import { Target } from './context.ts';
import { at, BuildFailure, type BuildProblem, fail, within } from './failure.ts';
import { absorb, generate } from './generate/generators.ts';
import { CONFIGURATION_FIELDS } from './load/fields.ts';
import type { WrittenText } from './load/kustomization.ts';
import type { Loader } from './load/loader.ts';
import { mergeVars } from './replace/var-references.ts';
import { Accumulator } from './resources/accumulator.ts';
import { isLoadError } from './resources/objects.ts';
import type { Resource } from './resources/resource.ts';
import { configurationFromCrds, readConfiguration } from './transform/configurations.ts';
import { runTransformers } from './transform/overlay-transformers.ts';
import { runExternalGenerators, runExternalTransformers } from './transform/plugins.ts';
import { agreed, DEFAULT_CONFIG, mergeConfigs, type TransformerConfig } from './transform/transformer-config.ts';

/** Directories that lead to one another at most. */
const MAX_DEPTH = 400;

/** Does the work of a kustomization file in kustomize's order, up to names and hashes, which come last of all. */
export function accumulate(target: Target): void {
  const { state, overlay, directory } = target;
  state.directories.add(directory);
  state.files.add(overlay.file.path);
  within(
    (text) => `accumulating resources: ${text}`,
    () => accumulateResources(target, [...overlay.texts('resources'), ...overlay.texts('bases')]),
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
  runExternalGenerators(target);
  within(
    (text) => `accumulating components: ${text}`,
    () => {
      for (const component of overlay.texts('components')) accumulateComponent(target, component);
    },
  );
  runTransformers(target);
  runExternalTransformers(target);
  for (const { text, origin } of overlay.texts('validators')) {
    state.unknown.push({ kind: 'plugin', reason: `The validator \`${text.slice(0, 60)}\` is not run here.`, origin });
  }
  mergeVars(state, overlay.entries('vars'), directory);
}

function skipHelm({ overlay, state }: Target): void {
  for (const field of ['helmCharts', 'helmChartInflationGenerator']) {
    for (const { map, origin } of overlay.entries(field)) {
      const name = typeof map.name === 'string' ? map.name : typeof map.chartName === 'string' ? map.chartName : '';
      state.unknown.push({ kind: 'helm', reason: `The Helm chart \`${name}\` is not rendered here.`, origin });
    }
  }
}

/** Adds what the entries of `resources` name; all missing ones are reported at once. */
export function accumulateResources(target: Target, entries: readonly WrittenText[]): void {
  const problems: BuildProblem[] = [];
  for (const entry of entries) {
    try {
      const fetched = target.fetched(entry);
      if (!fetched && target.skipsRemote(entry)) continue;
      if (fetched) accumulateDirectory(target, fetched, entry);
      else accumulateResource(target, entry);
    } catch (error) {
      if (!(error instanceof BuildFailure)) throw error;
      problems.push(...error.problems);
      if (error.problems.some(({ kind }) => kind === 'limit')) break;
    }
  }
  if (problems.length > 0) throw new BuildFailure(problems);
}

/** An entry is a file or else a directory; the message reports both attempts. */
function accumulateResource(target: Target, entry: WrittenText): void {
  const { loader } = target;
  let fileError: BuildFailure;
  try {
    accumulateFile(target, entry);
    return;
  } catch (error) {
    if (!(error instanceof BuildFailure)) throw error;
    fileError = error.within((text) => `accumulating resources from '${entry.text}': ${text}`);
    // A file that fails to merge is reported without the step that reads it.
    if (error.problems[0]?.text.startsWith('merging resources')) fileError = error;
  }
  const [first] = fileError.problems;
  let next: Loader;
  try {
    next = loader.directoryAt(entry.text, entry.origin);
  } catch (error) {
    if (!(error instanceof BuildFailure) || !first) throw error;
    if (first.cause.includes('MalformedYAMLError')) throw fileError;
    const isFile = error.problems[0]?.cause.endsWith('file is not directory');
    const wrapped = error.within((text) => `accumulation err='${first.text}': ${text}`);
    // If the entry is a file, its own problem is the cause, not that it is not a directory.
    throw isFile ? new BuildFailure([{ ...first, text: wrapped.problems[0]?.text ?? first.text }]) : wrapped;
  }
  within(
    (text) => `accumulation err='${first?.text ?? ''}': ${text}`,
    () => accumulateDirectory(target, next, entry),
  );
}

function accumulateDirectory(target: Target, next: Loader, entry: WrittenText): void {
  const { state, directory } = target;
  const base = accumulateBase(target, next, entry);
  checkSize(state.resources.length + base.resources.length, entry, target);
  within(
    (text) => `recursed merging from path '${next.directory}': ${text}`,
    () => state.merge(base, entry.origin, directory),
  );
}

function checkSize(count: number, { origin }: WrittenText, { context, directory }: Target): void {
  const { objectsPerBuild } = context.limits;
  if (count <= objectsPerBuild) return;
  const most = numberText(objectsPerBuild);
  throw fail('limit', `more than ${most} objects`, {
    origin,
    directory,
    message: `This build has more than ${most} objects, which is more than gitops-gate follows, so this build was not checked. ${raiseAdvice('objectsPerBuild')}`,
  });
}

function accumulateFile(target: Target, entry: WrittenText): void {
  const { context, state, directory } = target;
  const file = target.file(entry);
  const loaded = at(entry.origin, directory, () => context.objects(file, entry.text));
  if (isLoadError(loaded)) {
    const { kind, cause, message } = loaded;
    throw fail(kind, cause, { origin: loaded.origin ?? target.wholeOf(file, entry.origin), directory, message });
  }
  const resources = loaded.resources.map((resource) => resource.copy());
  checkSize(state.resources.length + resources.length, entry, target);
  checkOwnIds(resources, entry, directory);
  within(
    (text) => `merging resources from '${entry.text}': ${text}`,
    () => state.append(resources, entry.origin, directory),
  );
}

/** Two objects of one file with the same id fail before they are merged with the others. */
function checkOwnIds(resources: readonly Resource[], entry: WrittenText, directory: string): void {
  if (resources.length > 1) new Accumulator().append(resources, entry.origin, directory);
}

/** The result of a directory, built once for all that include it; the result is a copy. */
function accumulateBase(parent: Target, loader: Loader, entry: WrittenText): Accumulator {
  const { context } = parent;
  checkDepth(loader, entry);
  const { overlay, merge } = load(parent, loader, entry);
  if (overlay.isComponent) {
    throw fail('bad-component', `expected kind != 'Component' for path '${loader.directory}'`, {
      origin: entry.origin,
      directory: parent.directory,
      message: `\`${entry.text}\` is a Component. List it under \`components\`, not \`resources\`.`,
    });
  }
  const isCached = merge === context.builtInMerge && !parent.isTracking;
  const cached = isCached ? context.bases.get(loader.directory) : undefined;
  if (cached instanceof Accumulator && !loader.isCircleAbove(cached.directories)) return cached.copy();
  return within(
    (text) => `recursed accumulation of path '${loader.directory}': ${text}`,
    () => {
      if (cached instanceof Error) throw cached;
      const state = new Accumulator();
      try {
        accumulate(new Target(context, overlay, loader, state, merge, parent.isTracking));
      } catch (error) {
        if (
          isCached &&
          error instanceof BuildFailure &&
          error.problems.every(({ kind }) => kind !== 'cycle' && kind !== 'limit')
        ) {
          context.bases.set(loader.directory, error);
        }
        throw error;
      }
      if (!isCached) return state;
      context.bases.set(loader.directory, state);
      return state.copy();
    },
  );
}

function checkDepth(loader: Loader, { origin }: WrittenText): void {
  if (loader.depth <= MAX_DEPTH) return;
  throw fail('limit', `more than ${MAX_DEPTH} directories include one another`, {
    origin,
    directory: loader.directory,
    message: `More than ${MAX_DEPTH} overlays include one another here, which is more than gitops-gate follows.`,
  });
}

function load(
  { context, merge, directory }: Target,
  loader: Loader,
  { origin }: WrittenText,
): { overlay: Target['overlay']; merge: Target['merge'] } {
  const overlay = within(
    (text) => `couldn't make target for path '${loader.directory}': ${text}`,
    // If there is no file to point at, the entry that leads there has to change.
    () => at(origin, directory, () => context.overlays.read(loader.directory, true, loader.tree)),
  );
  const own = context.merge(overlay, loader, merge === context.builtInMerge ? undefined : merge);
  return { overlay, merge: own };
}

/** Runs a component over everything gathered so far. */
function accumulateComponent(parent: Target, entry: WrittenText): void {
  const fetched = parent.fetched(entry);
  if (!fetched && parent.skipsRemote(entry)) return;
  const loader = within(
    (text) => `loader.New ${JSON.stringify(text)}`,
    () => fetched ?? parent.loader.directoryAt(entry.text, entry.origin),
  );
  within(
    (text) => `accumulateDirectory: ${JSON.stringify(text)}`,
    () => {
      checkDepth(loader, entry);
      const { overlay, merge } = load(parent, loader, entry);
      if (!overlay.isComponent) {
        const kind = typeof overlay.map.kind === 'string' ? overlay.map.kind : 'Kustomization';
        throw fail('bad-component', `expected kind 'Component' for path '${loader.directory}' but got '${kind}'`, {
          origin: entry.origin,
          directory: parent.directory,
          message: `\`${entry.text}\` is not a Component according to its \`kind\`, so it cannot be listed under \`components\`.`,
        });
      }
      within(
        (text) => `recursed accumulation of path '${loader.directory}': ${text}`,
        () => accumulate(new Target(parent.context, overlay, loader, parent.state, merge, parent.isTracking)),
      );
    },
  );
}

const MERGED_DEFAULTS = new WeakMap<TransformerConfig, TransformerConfig>();

/** Takes in `configurations` and `crds` on top of what kustomize brings along. */
function mergeConfiguration(target: Target): void {
  const { overlay, directory } = target;
  agreed('', { origin: overlay.origin, directory }, () => mergeOwnConfiguration(target));
}

function mergeOwnConfiguration(target: Target): void {
  const { overlay, state, directory } = target;
  const configurations = overlay.texts('configurations').flatMap((path) => {
    const map = target.decodeFile(path, CONFIGURATION_FIELDS, 'builtinconfig.TransformerConfig');
    return map ? [readConfiguration(map)] : [];
  });
  const own = configurations.reduce(mergeConfigs, DEFAULT_CONFIG);
  state.config = own === DEFAULT_CONFIG ? withDefaults(state.config) : mergeConfigs(state.config, own);
  const crds = overlay.texts('crds');
  const all = crds.map(({ text }) => text).join(' ');
  for (const path of crds) {
    const file = within(
      (text) => `loading CRDs [${all}]: ${text}`,
      () => target.file(path),
    );
    const value = within(
      (text) => `loading CRDs [${all}]: ${text}`,
      () => target.settings(file, path.origin)?.value,
    );
    if (!isMap(value)) continue;
    const found = at(path.origin, directory, () => configurationFromCrds(value));
    state.config = mergeConfigs(state.config, found);
  }
}

/** A configuration with the defaults, made once per configuration. */
function withDefaults(config: TransformerConfig): TransformerConfig {
  let merged = MERGED_DEFAULTS.get(config);
  if (!merged) {
    merged = mergeConfigs(config, DEFAULT_CONFIG);
    MERGED_DEFAULTS.set(config, merged);
    MERGED_DEFAULTS.set(merged, merged);
  }
  return merged;
}
