import { originOf, type YamlMap } from '../../yaml/value.ts';
import { fail } from '../failure.ts';
import type { EntryPlace } from '../fields/apply-specs.ts';
import { LabelSelectorError } from './label-selector.ts';
import { PatternError, Selector } from './selector.ts';

/** A selector of a decoded `target`; one that cannot be read fails the build when it is used. */
export function readSelector(map: YamlMap, place: EntryPlace): Selector {
  try {
    return new Selector(map);
  } catch (error) {
    if (!(error instanceof PatternError) && !(error instanceof LabelSelectorError)) throw error;
    throw fail('bad-patch', error.message, {
      ...place,
      onAnyObjects: true,
      origin: originOf(map, Object.keys(map)[0] ?? '') ?? place.origin,
      message: `The selector is not valid: ${error.message}.`,
    });
  }
}
