import { at, type BuildFailure, fail } from '../failure.ts';
import { partOf, type WrittenText } from '../load/entries.ts';
import { isInline, parseInlineText } from '../load/inline-text.ts';
import { isRemote } from '../load/remote.ts';
import { mergeIntoOwn } from '../patch/patches.ts';
import { isLoadError, loadObjects } from '../resources/objects.ts';
import type { Resource } from '../resources/resource.ts';
import type { Target } from '../target.ts';
import { configured, type Step, UnmatchedPatches } from './steps.ts';

/** `patchesStrategicMerge`: each entry is a patch text or, failing that, a file. */
export function strategicMergeSteps(target: Target): Step[] {
  const { overlay, state, merge, directory } = target;
  const entries = overlay.texts('patchesStrategicMerge');
  if (entries.length === 0) return [];
  const paths = entries.map(({ text }) => text);
  const patches = configured('PatchStrategicMergeTransformer', yamlList('paths', paths), () =>
    entries.flatMap((entry) => {
      const read = target.attempt(partOf('patches', entry), () => legacyPatches(target, entry)) ?? [];
      return read.map((patch) => ({ patch, entry }));
    }),
  );
  if (patches.length === 0 && !target.state.isMended && !entries.every(({ text }) => isRemote(text)))
    throw emptyPatches(entries, target.directory);
  const run = (): void => {
    const failures = new UnmatchedPatches();
    for (const { patch, entry } of patches)
      failures.collect(() =>
        target.attempt(partOf('patches', entry), () =>
          mergeIntoOwn(state, [patch], merge, { origin: entry.origin, directory }, ''),
        ),
      );
    failures.end();
  };
  const part = { field: 'patches', entry: '', origin: overlay.origin } as const;
  return [{ kind: 'PatchStrategicMergeTransformer', part, run, weight: patches.length }];
}

export function legacyPatches(target: Target, entry: WrittenText): readonly Resource[] {
  if (isInline(entry.text)) {
    const inline = loadObjects(parseInlineText(entry.text, entry.origin, 'resource', false), '');
    if (!isLoadError(inline)) return inline.resources;
  }
  if (target.skips(partOf('patches', entry))) return [];
  const file = target.file(entry);
  const loaded = at(entry.origin, target.directory, () => target.context.objects(file, entry.text));
  if (!isLoadError(loaded)) return loaded.resources;
  const { kind, cause, message } = loaded;
  throw fail(kind === 'malformed' ? kind : 'bad-patch', cause, {
    origin: target.placeIn(file, loaded.origin, entry.origin),
    directory: target.directory,
    message,
    onAnyObjects: true,
  });
}

function emptyPatches([first]: readonly WrittenText[], directory: string): BuildFailure {
  return fail('bad-patch', 'patch appears to be empty', {
    origin: first?.origin,
    directory,
    onAnyObjects: true,
    message: '`patchesStrategicMerge` contains no patch, because its files are empty.',
  });
}

function yamlList(field: string, items: readonly string[]): string {
  return `${field}:\n${items.map((item) => `- ${item}\n`).join('')}`;
}
