import { isMap, originOf, stringAt, type YamlMap } from '../../yaml/value.ts';
import type { Target } from '../context.ts';
import { BuildFailure, type BuildProblem, fail, within } from '../failure.ts';
import { DecodeError, decodeFields } from '../load/decode.ts';
import { REPLACEMENT_FIELDS } from '../load/fields.ts';
import { parseInlineText } from '../load/inline-text.ts';
import { type Entry, pairsOf, textOf, type WrittenText } from '../load/kustomization.ts';
import {
  mergeIntoOwn,
  mergeIntoSelected,
  type PatchContent,
  patchSelected,
  readPatch,
  readSelector,
} from '../patch/patches.ts';
import { replace } from '../replace/replacements.ts';
import { textsIn, withTexts } from '../resources/metadata.ts';
import { isLoadError, loadObjects } from '../resources/objects.ts';
import type { Resource } from '../resources/resource.ts';
import { readSpecs } from './configurations.ts';
import type { FieldSpec } from './field-spec.ts';
import { setImages } from './images.ts';
import { agreed, fieldSpec, mergeSpecs, type TransformerConfig } from './transformer-config.ts';
import { type Place, setAffix, setNamespace, setPairs, setReplicas } from './transformers.ts';

/** One transformer, read and ready to run; `kind` is kustomize's name for it. */
export interface Step {
  readonly kind: string;
  readonly run: () => void;
  /** Changes that it may make to one object; 1 when left out. */
  readonly weight?: number;
}

/** Runs the built-in transformers of a kustomization file in kustomize's order; all are read before the first one runs. */
export function runTransformers(target: Target): void {
  const steps = [
    ...strategicMergeSteps(target),
    ...target.overlay.entries('patches').map((entry) => patchStep(target, entry)),
    ...fieldSteps(target),
    ...target.overlay.entries('patchesJson6902').map((entry) => legacyJsonStep(target, entry)),
    ...lateSteps(target),
  ];
  const failures = new UnmatchedPatches();
  for (const step of steps) {
    failures.collect(() => runStep(target, step));
    if (target.isTracking) record(target, step.kind);
  }
  failures.end();
}

/** Runs a transformer within what a build may do. */
export function runStep(target: Target, { run, weight = 1 }: Step): void {
  target.spend(weight * (target.state.resources.length + 1));
  run();
}

/** Patches without their object, all reported at once, each as kustomize would report it after the ones before it are fixed. */
class UnmatchedPatches {
  readonly #problems: BuildProblem[] = [];

  collect(run: () => void): void {
    try {
      run();
    } catch (error) {
      if (!(error instanceof BuildFailure)) throw error;
      this.#problems.push(...error.problems);
      if (error.problems.some(({ kind }) => kind !== 'unmatched-patch')) this.end();
    }
  }

  end(): void {
    if (this.#problems.length > 0) throw new BuildFailure(this.#problems);
  }
}

function record({ state, overlay }: Target, kind: string): void {
  const transformation = { file: overlay.file.path, apiVersion: 'builtin', kind };
  for (const resource of state.resources) resource.transformations = [...resource.transformations, transformation];
}

function fieldSteps({ overlay, state, directory }: Target): Step[] {
  const steps: Step[] = [];
  const { config } = state;
  const place = (text: WrittenText): Place => ({ origin: text.origin, directory });
  const namespace = overlay.text('namespace');
  if (namespace) {
    const run = (): void => setNamespace(state, { namespace, specs: config.namespace }, place(namespace));
    steps.push({ kind: 'NamespaceTransformer', run });
  }
  const prefix = overlay.text('namePrefix');
  if (prefix)
    steps.push({
      kind: 'PrefixTransformer',
      run: () => setAffix(state, prefix, 'prefix', config.namePrefix, place(prefix)),
    });
  const suffix = overlay.text('nameSuffix');
  if (suffix)
    steps.push({
      kind: 'SuffixTransformer',
      run: () => setAffix(state, suffix, 'suffix', config.nameSuffix, place(suffix)),
    });
  for (const { map, origin } of overlay.entries('labels')) {
    const specs = labelSpecs(map, config, { origin, directory });
    const pairs = pairsOf(map.pairs, origin);
    const run = (): void => setPairs(state, pairs, specs, { origin, directory });
    steps.push({ kind: 'LabelTransformer', run, weight: pairs.length + Math.ceil(specs.length / 100) });
  }
  const labels = pairsOf(overlay.map.commonLabels, overlay.origin);
  if (labels.length > 0 || steps.at(-1)?.kind === 'LabelTransformer') {
    const origin = originOf(overlay.map, 'commonLabels') ?? overlay.origin;
    const run = (): void => setPairs(state, labels, config.commonLabels, { origin, directory });
    steps.push({ kind: 'LabelTransformer', run, weight: labels.length });
  }
  const annotations = pairsOf(overlay.map.commonAnnotations, overlay.origin);
  if (annotations.length > 0) {
    const origin = originOf(overlay.map, 'commonAnnotations') ?? overlay.origin;
    const run = (): void => setPairs(state, annotations, config.commonAnnotations, { origin, directory });
    steps.push({ kind: 'AnnotationsTransformer', run, weight: annotations.length });
  }
  return steps;
}

/** Where the labels of an entry of `labels` go. Throws a BuildFailure. */
function labelSpecs(map: YamlMap, config: TransformerConfig, place: Place): readonly FieldSpec[] {
  return agreed('failed to merge labels: ', place, () => {
    const specs = mergeSpecs(readSpecs(map, 'fields'), config.labels);
    if (map.includeSelectors === true) return mergeSpecs(specs, config.commonLabels);
    const more = map.includeTemplates === true ? mergeSpecs(specs, config.templateLabels) : specs;
    return mergeSpecs(more, [fieldSpec({ path: 'metadata/labels', create: true })]);
  });
}

function lateSteps(target: Target): Step[] {
  const { overlay, state, directory } = target;
  const { config } = state;
  const steps: Step[] = overlay.entries('replicas').map(({ map, origin }) => {
    const count = { value: typeof map.count === 'number' ? map.count : 0, origin: originOf(map, 'count') ?? origin };
    const run = (): void =>
      setReplicas(state, stringAt(map, 'name') ?? '', count, config.replicas, { origin, directory });
    return { kind: 'ReplicaCountTransformer', run };
  });
  for (const entry of [...overlay.entries('images'), ...overlay.entries('imageTags')]) {
    steps.push({ kind: 'ImageTagTransformer', run: () => setImages(state, entry, config.images, directory) });
  }
  const replacements = overlay.entries('replacements').flatMap((entry) => readReplacement(target, entry));
  if (replacements.length > 0) {
    const run = (): void => {
      for (const entry of replacements) replace(state, entry, directory);
    };
    steps.push({ kind: 'ReplacementTransformer', run, weight: replacements.length });
  }
  return steps;
}

/** An entry of `replacements`, or those of the file that it names. */
export function readReplacement(target: Target, entry: Entry): Entry[] {
  const path = textOf(entry.map, 'path');
  if (!path) return [entry];
  const details = { origin: path.origin, directory: target.directory };
  if (entry.map.source !== undefined || entry.map.targets !== undefined) {
    throw fail('replacement', 'cannot specify both path and inline replacement', details);
  }
  const file = target.file(path);
  const document = target.settings(file, path.origin);
  const value = document?.value;
  const items = Array.isArray(value)
    ? value.map((item, index) => [item, originOf(value, index)] as const)
    : [[value, document?.origin] as const];
  return items.map(([item, origin]): Entry => {
    if (!isMap(item)) {
      throw fail('replacement', 'unsupported replacement type encountered within replacement path: invalid', details);
    }
    try {
      const place = origin ?? path.origin;
      return { map: decodeFields(item, REPLACEMENT_FIELDS, 'Replacement', place, false), origin: place };
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      throw fail('replacement', error.message, { ...details, origin: error.origin });
    }
  });
}

/** `patchesStrategicMerge`: each entry is a patch text or, failing that, a file. */
function strategicMergeSteps(target: Target): Step[] {
  const { overlay, state, merge, directory } = target;
  const entries = overlay.texts('patchesStrategicMerge');
  if (entries.length === 0) return [];
  const paths = entries.map(({ text }) => text);
  const patches = configured('PatchStrategicMergeTransformer', yamlList('paths', paths), () =>
    entries.flatMap((entry) => legacyPatches(target, entry).map((patch) => ({ patch, entry }))),
  );
  const run = (): void => {
    const failures = new UnmatchedPatches();
    for (const { patch, entry } of patches)
      failures.collect(() => mergeIntoOwn(state, [patch], merge, { origin: entry.origin, directory }, ''));
    failures.end();
  };
  return [{ kind: 'PatchStrategicMergeTransformer', run, weight: patches.length }];
}

export function legacyPatches(target: Target, entry: WrittenText): readonly Resource[] {
  if (entry.text.includes('\n') || entry.text.includes('{')) {
    const inline = loadObjects(parseInlineText(entry.text, entry.origin, 'resource', false), '');
    if (!isLoadError(inline)) return inline.resources;
  }
  const file = target.file(entry);
  const loaded = target.context.objects(file, entry.text);
  if (!isLoadError(loaded)) return loaded.resources;
  const { kind, cause, message } = loaded;
  throw fail(kind === 'malformed' ? kind : 'bad-patch', cause, {
    origin: loaded.origin ?? target.wholeOf(file, entry.origin),
    directory: target.directory,
    message,
  });
}

/** Tells of a failure as that of a transformer's settings, which kustomize prints. */
function configured<T>(kind: string, settings: string, read: () => T): T {
  return within((text) => `trouble configuring builtin ${kind} with config: \`\n${settings}\`: ${text}`, read);
}

function yamlList(field: string, items: readonly string[]): string {
  return `${field}:\n${items.map((item) => `- ${item}\n`).join('')}`;
}

/** An entry of `patches`: a strategic merge or a JSON patch, inline or in a file. */
export function patchStep(target: Target, entry: Entry): Step {
  const { state, merge, directory } = target;
  const place: Place = { origin: entry.origin, directory };
  const content = configured('PatchTransformer', settingsText(entry.map), () => readEntry(target, entry));
  const selector = isMap(entry.map.target) ? entry.map.target : undefined;
  const kind = 'PatchTransformer';
  if ('operations' in content) {
    const run = (): void => {
      if (!selector) throw withoutTarget(place);
      patchSelected(state, content.operations, readSelector(selector, place), place, true);
    };
    return { kind, run };
  }
  if ('error' in content) throw unparsable(place);
  const objects = allow(content.objects, entry.map);
  const run = (): void => {
    const [patch] = objects;
    if (!patch) return;
    if (!selector) {
      mergeIntoOwn(state, objects, merge, place, 'patches');
      return;
    }
    if (objects.length > 1) {
      throw fail(
        'bad-patch',
        `Multiple Strategic-Merge Patches in one \`patches\` entry is not allowed to set \`patches.target\` field`,
        { ...place, message: 'A patch with a `target` can contain only one document.' },
      );
    }
    mergeIntoSelected(state, patch, readSelector(selector, place), merge, place);
  };
  return { kind, run };
}

/** The settings of a transformer as kustomize prints them, as far as that is short. */
function settingsText(map: YamlMap): string {
  const path = stringAt(map, 'path');
  return path === undefined ? '' : `path: ${path}\n`;
}

function withoutTarget(place: Place): BuildFailure {
  return fail('bad-patch', 'must specify a target for JSON patch', {
    ...place,
    message: 'A JSON patch needs a `target`.',
  });
}

function unparsable(place: Place): BuildFailure {
  return fail('bad-patch', 'unable to parse SM or JSON patch from', {
    ...place,
    message: 'The patch is neither a list of JSON patch operations nor an object with `kind` and `metadata.name`.',
  });
}

/** The patch objects with what `options` allow them. */
function allow(objects: readonly Resource[], { options }: YamlMap): readonly Resource[] {
  if (!isMap(options)) return objects;
  return objects.map((object) => {
    const copy = object.copy();
    // kustomize notes the permission among the annotations, and so makes them texts.
    const annotations = textsIn(copy.value, 'annotations');
    if (options.allowNameChange === true || options.allowKindChange === true) {
      copy.value = withTexts(copy.value, 'annotations', annotations, copy.origin);
    }
    copy.nameChangeAllowed = options.allowNameChange === true;
    copy.kindChangeAllowed = options.allowKindChange === true;
    return copy;
  });
}

/** The content of an entry with `patch` or `path`. */
function readEntry(target: Target, { map, origin }: Entry): PatchContent {
  const patch = textOf(map, 'patch');
  const path = textOf(map, 'path');
  const details = { origin, directory: target.directory };
  const isInline = patch !== undefined && patch.text.trim() !== '';
  if (!isInline && !path) {
    throw fail('bad-patch', 'must specify one of patch and path in', {
      ...details,
      message: 'The entry has neither `patch` nor `path`.',
    });
  }
  if (isInline && path) {
    throw fail('bad-patch', "patch and path can't be set at the same time", {
      ...details,
      message: 'The entry has both `patch` and `path`.',
    });
  }
  if (path && !isInline) return readPatchFile(target, path, `failed to get the patch file from path(${path.text}): `);
  if (!patch) throw unparsable(details);
  return readPatch(parseInlineText(patch.text, patch.origin, 'resource', true), () =>
    parseInlineText(patch.text, patch.origin, 'kustomization', true),
  );
}

function readPatchFile(target: Target, path: WrittenText, prefix: string): PatchContent {
  const file = within(
    (text) => prefix + text,
    () => target.file(path),
  );
  const parsed = target.context.parsed(file, 'resource');
  if (!parsed) return { error: 'unreadable' };
  return readPatch(parsed, () => target.context.parsed(file, 'kustomization') ?? parsed);
}

/** An entry of `patchesJson6902`. */
export function legacyJsonStep(target: Target, entry: Entry): Step {
  const { state, directory } = target;
  const { map } = entry;
  const place: Place = { origin: entry.origin, directory };
  const selector = isMap(map.target) ? map.target : undefined;
  const operations = configured('PatchJson6902Transformer', settingsText(map), () => {
    if (!selector || !stringAt(selector, 'name')) throw fail('bad-patch', 'must specify the target name', place);
    const path = textOf(map, 'path');
    const patch = textOf(map, 'patch') ?? textOf(map, 'jsonOp');
    if (!path && !patch) throw fail('bad-patch', 'empty file path and empty jsonOp', place);
    if (path && patch) throw fail('bad-patch', 'must specify a file path or jsonOp, not both', place);
    const content = path
      ? readPatchFile(target, path, '')
      : patch
        ? readPatch(parseInlineText(patch.text, patch.origin, 'resource', false), () =>
            parseInlineText(patch.text, patch.origin, 'kustomization', false),
          )
        : { error: '' };
    if (!('operations' in content)) throw unparsable(place);
    if (content.operations.length === 0) throw fail('bad-patch', 'patch appears to be empty', place);
    return content.operations;
  });
  const run = (): void => {
    if (selector) patchSelected(state, operations, readSelector(selector, place), place, false);
  };
  return { kind: 'PatchJson6902Transformer', run };
}
