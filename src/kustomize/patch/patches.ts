import type { Origin } from '../../yaml/origin.ts';
import type { ParsedFile } from '../../yaml/parse.ts';
import { isList, isMap, originOf, withEntry, withoutEntry, type YamlMap } from '../../yaml/value.ts';
import { fail } from '../failure.ts';
import { type Accumulator, describe } from '../resources/accumulator.ts';
import { idText } from '../resources/identity.ts';
import { setTexts, textMap, textsIn, withTexts } from '../resources/metadata.ts';
import { isLoadError, loadObjects } from '../resources/objects.ts';
import type { Resource } from '../resources/resource.ts';
import { FieldError } from '../transform/field-spec.ts';
import { syncShared, unshare } from '../transform/shared.ts';
import type { Place } from '../transform/transformers.ts';
import { applyJsonPatch, JsonPatchError, type Operation, readOperations } from './json-patch.ts';
import { LabelSelectorError } from './label-selector.ts';
import { PatternError, Selector } from './selector.ts';
import type { StrategicMerge } from './strategic-merge.ts';

/** What a patch text holds: objects to merge, operations, or nothing. */
export type PatchContent =
  | { readonly objects: readonly Resource[] }
  | { readonly operations: readonly Operation[] }
  | { readonly error: string };

/** Reads a patch text, given as resources are read and as YAML 1.1. */
export function readPatch(asResource: ParsedFile, asYaml11: () => ParsedFile): PatchContent {
  const loaded = loadObjects(asResource, '');
  if (!isLoadError(loaded)) return { objects: loaded.resources };
  const parsed = asYaml11();
  const document = parsed.documents[0];
  if (parsed.problems.length > 0 || !document) return { error: loaded.cause };
  const operations = document.problems.some(({ kind }) => kind !== 'duplicate-key')
    ? undefined
    : readOperations(document.value);
  return operations ? { operations } : { error: loaded.cause };
}

/** A selector of a decoded `target`; one that cannot be read fails the build when it is used. */
export function readSelector(map: YamlMap, place: Place): Selector {
  try {
    return new Selector(map);
  } catch (error) {
    if (!(error instanceof PatternError) && !(error instanceof LabelSelectorError)) throw error;
    throw fail('bad-patch', error.message, {
      ...place,
      origin: originOf(map, Object.keys(map)[0] ?? '') ?? place.origin,
      message: `The selector is not valid: ${error.message}.`,
    });
  }
}

/** Merges patch objects, each into the one object that has or had its id. */
export function mergeIntoOwn(
  state: Accumulator,
  patches: readonly Resource[],
  merge: StrategicMerge,
  place: Place,
  prefix: string,
): void {
  const touch = { kind: 'patch', origin: place.origin } as const;
  for (const patch of patches) {
    const targets = state.withId(patch.originalId);
    const [target] = targets;
    if (!target || targets.length > 1) {
      if (targets.length === 0) state.unmatched.push({ kind: 'patch', ...place });
      if (state.isPartial && targets.length === 0) continue;
      throw noTarget(state, patch, targets.length > 1, place, prefix);
    }
    target.touch(touch);
    mergePatch(target, patch, prefix === '' ? retarget(patch, target) : patch.value, merge, place);
    dropEmpty(state, place);
    if (prefix === '') state.checkUnique(place.origin, place.directory);
  }
}

function noTarget(
  state: Accumulator,
  patch: Resource,
  isMany: boolean,
  { origin, directory }: Place,
  prefix: string,
): Error {
  const id = idText(patch.originalId);
  const near = state.resources.find(({ id: other }) => other.kind === patch.id.kind && other.name === patch.id.name);
  const why = near
    ? near.id.namespace !== patch.id.namespace
      ? ` ${describe(near.id)} exists, but the namespaces must match or both be omitted.`
      : ` It exists as \`${apiVersionOf(near)}\`.`
    : '';
  const { path } = patch.origin.file;
  const what = path === origin.file.path ? 'The patch' : `The patch \`${path}\``;
  const cause = `${isMany ? 'multiple' : 'no'} matches for Id ${id}; failed to find unique target for patch ${id}`;
  return fail(
    'unmatched-patch',
    prefix === '' ? cause : `no resource matches strategic merge patch ${JSON.stringify(id)}: ${cause}`,
    {
      origin,
      directory,
      related: [{ origin: patch.origin, message: 'the patch' }],
      message: isMany
        ? `The patch targets ${describe(patch.id)}, but more than one object in this build matches.`
        : `${what} targets ${describe(patch.id)}, which does not exist in this build.${why}`,
    },
  );
}

function apiVersionOf({ id }: Resource): string {
  return id.group === '' ? id.version : `${id.group}/${id.version}`;
}

/** Merges a patch into all objects that a target selects; its own name and version do not matter. */
export function mergeIntoSelected(
  state: Accumulator,
  patch: Resource,
  selector: Selector,
  merge: StrategicMerge,
  place: Place,
): void {
  const selected = select(state, selector, place);
  for (const resource of selected) mergePatch(resource, patch, retarget(patch, resource), merge, place);
  if (selected.length > 0) dropEmpty(state, place);
  state.checkUnique(place.origin, place.directory);
}

function select(state: Accumulator, selector: Selector, place: Place): Resource[] {
  const selected = state.resources.filter((resource) => selector.selects(resource));
  if (selected.length === 0) state.unmatched.push({ kind: 'patch', ...place });
  const touch = { kind: 'patch', origin: place.origin } as const;
  for (const resource of selected) resource.touch(touch);
  return selected;
}

/** The patch as if written for a target: kustomize rewrites its labels and annotations as texts on the way. */
function retarget(patch: Resource, target: Resource): YamlMap {
  let value = patch.value;
  const metadata = isMap(value.metadata) ? value.metadata : undefined;
  if (metadata) {
    const origin = originOf(value, 'metadata') ?? patch.origin;
    let changed = metadata;
    for (const field of ['labels', 'annotations'] as const) {
      changed = setTexts(changed, field, textMap(metadata, field), originOf(metadata, field) ?? origin);
    }
    if (changed !== metadata) value = withEntry(value, 'metadata', changed, origin);
  }
  const { apiVersion } = target.value;
  return apiVersion === undefined || apiVersion === value.apiVersion
    ? value
    : withEntry(value, 'apiVersion', apiVersion, originOf(target.value, 'apiVersion') ?? target.origin);
}

function mergePatch(
  target: Resource,
  patch: Resource,
  patchValue: YamlMap,
  merge: StrategicMerge,
  { directory }: Place,
): void {
  const before = target.value;
  if (patch.nameChangeAllowed || patch.kindChangeAllowed) target.storeId();
  let merged: YamlMap | undefined;
  try {
    merged = merge.apply({ value: before, origin: target.origin }, { value: patchValue, origin: patch.origin });
  } catch (error) {
    if (!(error instanceof FieldError)) throw error;
    throw fail('bad-patch', error.message, {
      origin: patch.origin,
      directory,
      message: `The patch cannot be applied to ${describe(target.id)}: ${error.message.replace(/^wrong node kind: /, '')}.`,
    });
  }
  target.value = merged ?? EMPTY;
  if (!merged) return;
  if (patch.defect) target.defect ??= patch.defect;
  let value = merged;
  if (!patch.kindChangeAllowed) value = restore(value, before, 'kind', target.origin);
  value = restore(value, before, 'apiVersion', target.origin);
  target.value = restoreMetadata(
    value,
    before,
    patch.nameChangeAllowed ? ['namespace'] : ['name', 'namespace'],
    target.origin,
  );
  syncShared(target, before);
}

const EMPTY: YamlMap = withoutEntry({ empty: null }, 'empty');

function restore(map: YamlMap, before: YamlMap, key: string, origin: Origin): YamlMap {
  const value = before[key];
  const place = originOf(before, key) ?? origin;
  // kustomize ignores a value that is not text.
  if (value === undefined || (key === 'namespace' && typeof value === 'object')) {
    return key === 'apiVersion' ? map : withoutEntry(map, key);
  }
  return map[key] === value && originOf(map, key) === place ? map : withEntry(map, key, value, place);
}

/** Names and namespaces are not for patches to change. */
function restoreMetadata(map: YamlMap, before: YamlMap, keys: readonly string[], origin: Origin): YamlMap {
  const { metadata } = before;
  if (!isMap(metadata)) return map;
  const place = originOf(map, 'metadata') ?? originOf(before, 'metadata') ?? origin;
  const present = isMap(map.metadata) ? map.metadata : EMPTY;
  const restored = keys.reduce((result, key) => restore(result, metadata, key, place), present);
  return restored === map.metadata ? map : withEntry(map, 'metadata', restored, place);
}

/** Takes out the objects that a patch deleted. */
function dropEmpty(state: Accumulator, { origin }: Place): void {
  if (!state.resources.some(({ value }) => isEmptyMap(value))) return;
  state.resources = state.resources.filter((resource) => {
    if (!isEmptyMap(resource.value)) return true;
    state.deletions.push({ object: idText(resource.lastId), origin });
    return false;
  });
}

function isEmptyMap(map: YamlMap): boolean {
  for (const _ in map) return false;
  return true;
}

/** Applies operations to all objects that a target selects. */
export function patchSelected(
  state: Accumulator,
  operations: readonly Operation[],
  selector: Selector,
  place: Place,
  storesId: boolean,
): void {
  for (const resource of select(state, selector, place)) {
    if (storesId) resource.storeId();
    try {
      patchJson(resource, operations);
    } catch (error) {
      if (!(error instanceof JsonPatchError)) throw error;
      throw fail('bad-patch', error.message, {
        ...place,
        origin: operations[0]?.origin ?? place.origin,
        message: `The JSON patch cannot be applied to ${describe(resource.id)}: ${error.message}.`,
      });
    }
  }
}

function patchJson(resource: Resource, operations: readonly Operation[]): void {
  const { origin } = resource;
  let value = resource.value;
  // What kustomize keeps in annotations makes them be there for a patch that adds one.
  const metadata = isMap(value.metadata) ? value.metadata : undefined;
  if (resource.isTracked && metadata && !isMap(metadata.annotations)) {
    value = withEntry(
      value,
      'metadata',
      withEntry(metadata, 'annotations', EMPTY, origin),
      originOf(value, 'metadata') ?? origin,
    );
  }
  const patched = applyJsonPatch({ value, origin }, operations);
  if (!isMap(patched))
    throw new JsonPatchError('json: cannot unmarshal array into Go value of type map[string]interface {}');
  const annotations = isMap(patched.metadata) ? patched.metadata.annotations : undefined;
  // kustomize reads them as pairs, whatever they are.
  if (isList(annotations) && annotations.length > 0)
    throw new JsonPatchError('panic: runtime error: index out of range');
  resource.value = withTexts(patched, 'annotations', textsIn(patched, 'annotations'), origin);
  unshare(resource);
}
