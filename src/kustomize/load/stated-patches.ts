import type { Manifests } from '../../kubernetes/manifests.ts';
import { directoryOf, join } from '../../repository/tree.ts';
import { isMap, listAt, mapAt, stringAt, type YamlValue } from '../../yaml/value.ts';

/** A patch as far as it says which objects it could complete. */
export interface StatedPatch {
  /** The kind that its target names; `any` if it names none, `text` where the patch itself says what it is for. */
  readonly kind: string;
  /** The text of the patch, or (of `replacements`) the text that says what is written where. */
  readonly text: string;
  readonly isReplacement?: boolean;
}

/** The patches and replacements of all overlays of a revision, built or not. */
export function* overlayPatches(manifests: Manifests): Iterable<StatedPatch> {
  for (const { path, type, parsed } of manifests.files) {
    if (type !== 'overlay') continue;
    const value = parsed.documents[0]?.value;
    if (!isMap(value)) continue;
    const textAt = (patch: string): string =>
      manifests.at(join(directoryOf(path), patch) ?? '')?.parsed.file.text ?? patch;
    yield* targetedPatches(value, 'patches', textAt);
    yield* targetedPatches(value, 'patchesJson6902', textAt);
    for (const patch of listAt(value, 'patchesStrategicMerge'))
      if (typeof patch === 'string') yield { kind: 'text', text: textAt(patch) };
    if (listAt(value, 'replacements').length > 0) yield { kind: 'text', text: parsed.file.text, isReplacement: true };
  }
}

/** The patches of a list whose entries have a `target` and a `patch` or a `path`; `textAt` gives the text after a path. */
export function* targetedPatches(
  value: YamlValue,
  field: string,
  textAt: (path: string) => string,
): Iterable<StatedPatch> {
  for (const patch of listAt(value, field)) {
    const inline = stringAt(patch, 'patch');
    const path = stringAt(patch, 'path');
    const text = inline ?? (path === undefined ? '' : textAt(path));
    const kind = stringAt(patch, 'target', 'kind');
    const exact = kind !== undefined && /^\w+$/.test(kind);
    yield { kind: exact ? kind : mapAt(patch, 'target') ? 'any' : 'text', text };
  }
}
