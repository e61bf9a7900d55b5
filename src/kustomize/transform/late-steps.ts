import { isMap, originOf, stringAt } from '../../yaml/value.ts';
import { fail } from '../failure.ts';
import { decodeFields } from '../load/decode.ts';
import { DecodeError } from '../load/decode-error.ts';
import { type Entry, partOf, textOf } from '../load/entries.ts';
import { REPLACEMENT_FIELDS } from '../load/fields.ts';
import { replace } from '../replace/replacements.ts';
import type { Target } from '../target.ts';
import type { BuildPart } from '../unknown-part.ts';
import { setImages } from './images.ts';
import { setReplicas } from './replicas.ts';
import type { Step } from './steps.ts';

/** The steps of `replicas`, `images` and `replacements`, which run behind patches. Throws a BuildFailure. */
export function lateSteps(target: Target): Step[] {
  const { overlay, state, directory } = target;
  const { config } = state;
  const steps: Step[] = overlay.entries('replicas').map(({ map, origin }) => {
    const count = { value: typeof map.count === 'number' ? map.count : 0, origin: originOf(map, 'count') ?? origin };
    const run = (): void =>
      setReplicas(state, stringAt(map, 'name') ?? '', count, config.replicas, { origin, directory });
    const part = { field: 'replicas', entry: '', origin } as const;
    return { kind: 'ReplicaCountTransformer', part, run };
  });
  for (const entry of [...overlay.entries('images'), ...overlay.entries('imageTags')]) {
    const run = (): void => setImages(state, entry, config.images, directory);
    steps.push({ kind: 'ImageTagTransformer', part: { field: 'images', entry: '', origin: entry.origin }, run });
  }
  const replacements = overlay.entries('replacements').flatMap((entry) => {
    const part = replacementPart(entry);
    return (target.attempt(part, () => readReplacement(target, entry)) ?? []).map((read) => ({ part, read }));
  });
  if (replacements.length > 0) {
    const run = (): void => {
      for (const { part, read } of replacements) target.attempt(part, () => replace(state, read, directory));
    };
    const part = { field: 'replacements', entry: '', origin: overlay.origin } as const;
    steps.push({ kind: 'ReplacementTransformer', part, run, weight: replacements.length });
  }
  return steps;
}

function replacementPart({ map, origin }: Entry): BuildPart {
  return { field: 'replacements', entry: stringAt(map, 'path') ?? '', origin };
}

/** An entry of `replacements`, or those of the file that it names; none of a file that is fetched. */
export function readReplacement(target: Target, entry: Entry): Entry[] {
  const path = textOf(entry.map, 'path');
  if (!path) return [entry];
  const details = { origin: path.origin, directory: target.directory };
  if (entry.map.source !== undefined || entry.map.targets !== undefined) {
    throw fail('replacement', 'cannot specify both path and inline replacement', details);
  }
  if (target.skips(partOf('replacements', path))) return [];
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
