import { stringAt } from '../../yaml/value.ts';
import { type BuildFailure, fail, within } from '../failure.ts';
import type { EntryPlace } from '../fields/apply-specs.ts';
import { type Entry, partOf, textOf, type WrittenText } from '../load/entries.ts';
import { parseInlineText } from '../load/inline-text.ts';
import { type PatchContent, readPatch, type Unparsable } from '../patch/patch-content.ts';
import type { Target } from '../target.ts';
import type { BuildPart } from '../unknown-part.ts';

/** That a patch is neither of the two kinds. */
export function unparsable(place: EntryPlace, { misspelt, syntax }: Partial<Unparsable> = {}): BuildFailure {
  const origin = misspelt?.origin ?? syntax?.origin;
  return fail(syntax ? 'malformed' : 'bad-patch', 'unable to parse SM or JSON patch from', {
    ...place,
    onAnyObjects: true,
    ...(origin && { origin, related: [{ origin: place.origin, message: 'the entry of the patch' }] }),
    message: misspelt
      ? `\`${misspelt.key}\` is not a field of an object. Write \`${misspelt.wanted}\`.`
      : syntax
        ? `The patch is not valid YAML: ${syntax.message}.`
        : 'The patch is neither a list of JSON patch operations nor an object with `kind` and `metadata.name`.',
  });
}

/** An entry of `patches` or `patchesJson6902` as a part of a build. */
export function patchPart({ map, origin }: Entry): BuildPart {
  return { field: 'patches', entry: stringAt(map, 'path') ?? '', origin };
}

/** The content of an entry with `patch` or `path`, or undefined if it is fetched. */
export function readEntry(target: Target, { map, origin }: Entry): PatchContent | undefined {
  const patch = textOf(map, 'patch');
  const path = textOf(map, 'path');
  const details = { origin, directory: target.directory, onAnyObjects: true };
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

/** The content of a patch file; undefined if it is fetched. `prefix` precedes kustomize's message if the file does not exist. Throws a BuildFailure. */
export function readPatchFile(target: Target, path: WrittenText, prefix: string): PatchContent | undefined {
  if (target.skips(partOf('patches', path))) return undefined;
  const file = within(
    (text) => prefix + text,
    () => target.file(path),
  );
  const parsed = target.parsed(file, 'resource', path.origin);
  if (!parsed) return { error: 'unreadable' };
  return readPatch(parsed, () => target.parsed(file, 'kustomization', path.origin) ?? parsed);
}
