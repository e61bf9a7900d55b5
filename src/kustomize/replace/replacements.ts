import { isList, isMap, originOf, stringAt } from '../../yaml/value.ts';
import type { Accumulator } from '../accumulator.ts';
import type { EntryPlace } from '../fields/apply-specs.ts';
import { type Entry, entriesOf } from '../load/entries.ts';
import { readSource, refused } from './source.ts';
import { applyTarget } from './target.ts';

/** Copies values from one object's fields into others', as an entry of `replacements` says (api/filters/replacement). */
export function replace(state: Accumulator, entry: Entry, directory: string): void {
  const place: EntryPlace = { origin: entry.origin, directory };
  const source = isMap(entry.map.source) ? entry.map.source : undefined;
  const sourceValue = stringAt(entry.map, 'sourceValue');
  if ((!source && sourceValue === undefined) || !isList(entry.map.targets)) {
    throw refused(
      place,
      'replacements must specify a source and at least one target',
      'A replacement requires `source` and `targets`.',
    );
  }
  if (source && sourceValue !== undefined) {
    throw refused(
      place,
      'value and resource selectors are mutually exclusive',
      'A replacement can have `source` or `sourceValue`, not both.',
    );
  }
  const value = source
    ? readSource(state, source, place)
    : { value: sourceValue ?? '', origin: originOf(entry.map, 'sourceValue') ?? entry.origin, isUntagged: true };
  if (!value) return;
  for (const target of entriesOf(entry.map, 'targets', entry.origin)) applyTarget(state, target, value, directory);
}
