import { isMap, stringAt, type YamlMap } from '../../yaml/value.ts';
import { type BuildFailure, fail } from '../failure.ts';
import type { EntryPlace } from '../fields/apply-specs.ts';
import { type Entry, textOf } from '../load/entries.ts';
import { parseInlineText } from '../load/inline-text.ts';
import { patchSelected } from '../patch/apply-operations.ts';
import { readPatch } from '../patch/patch-content.ts';
import { mergeIntoOwn, mergeIntoSelected } from '../patch/patches.ts';
import { readSelector } from '../patch/read-selector.ts';
import { textsIn, withTexts } from '../resources/metadata.ts';
import type { Resource } from '../resources/resource.ts';
import type { Target } from '../target.ts';
import { patchPart, readEntry, readPatchFile, unparsable } from './patch-entry.ts';
import { configured, type Step, settingsText } from './steps.ts';

/** An entry of `patches`: a strategic merge or a JSON patch, inline or in a file. */
export function patchStep(target: Target, entry: Entry): Step {
  const { state, merge, directory } = target;
  const place: EntryPlace = { origin: entry.origin, directory };
  const content = configured('PatchTransformer', settingsText(entry.map), () => readEntry(target, entry));
  const selector = isMap(entry.map.target) ? entry.map.target : undefined;
  const kind = 'PatchTransformer';
  const part = patchPart(entry);
  if (!content) return { kind, part, run: () => {} };
  if ('operations' in content) {
    const run = (): void => {
      if (!selector) throw withoutTarget(place);
      patchSelected(state, content.operations, readSelector(selector, place), place, true);
    };
    return { kind, part, run };
  }
  if ('error' in content) throw unparsable(place, content);
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
        { ...place, onAnyObjects: true, message: 'A patch with a `target` can contain only one document.' },
      );
    }
    mergeIntoSelected(state, patch, readSelector(selector, place), merge, place);
  };
  return { kind, part, run };
}

function withoutTarget(place: EntryPlace): BuildFailure {
  return fail('bad-patch', 'must specify a target for JSON patch', {
    ...place,
    onAnyObjects: true,
    message: 'A JSON patch needs a `target`.',
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

/** An entry of `patchesJson6902`. */
export function legacyJsonStep(target: Target, entry: Entry): Step {
  const { state, directory } = target;
  const { map } = entry;
  const place: EntryPlace = { origin: entry.origin, directory };
  const selector = isMap(map.target) ? map.target : undefined;
  const operations = configured('PatchJson6902Transformer', settingsText(map), () => {
    const wrong = (cause: string): BuildFailure => fail('bad-patch', cause, { ...place, onAnyObjects: true });
    if (!selector || !stringAt(selector, 'name')) throw wrong('must specify the target name');
    const path = textOf(map, 'path');
    const patch = textOf(map, 'patch') ?? textOf(map, 'jsonOp');
    if (!path && !patch) throw wrong('empty file path and empty jsonOp');
    if (path && patch) throw wrong('must specify a file path or jsonOp, not both');
    const content = path
      ? readPatchFile(target, path, '')
      : patch
        ? readPatch(parseInlineText(patch.text, patch.origin, 'resource', false), () =>
            parseInlineText(patch.text, patch.origin, 'kustomization', false),
          )
        : { error: '' };
    if (!content) return [];
    if (!('operations' in content)) throw unparsable(place, 'error' in content ? content : undefined);
    if (content.operations.length === 0) throw wrong('patch appears to be empty');
    return content.operations;
  });
  const run = (): void => {
    if (selector) patchSelected(state, operations, readSelector(selector, place), place, false);
  };
  return { kind: 'PatchJson6902Transformer', part: patchPart(entry), run };
}
