import { copyMap, isMap, setEntry } from '../../yaml/value.ts';
import type { Accumulator } from '../accumulator.ts';
import { applySpecs, type EntryPlace } from '../fields/apply-specs.ts';
import { type FieldSpec, type Setter, wrongKind } from '../fields/field-spec.ts';
import { share, syncShared } from '../fields/shared.ts';
import type { Resource } from '../resources/resource.ts';
import type { WrittenValue } from '../resources/scalar.ts';

/** Labels or annotations, written wherever the field specs lead. */
export function setPairs(
  state: Accumulator,
  pairs: readonly [string, WrittenValue][],
  specs: readonly FieldSpec[],
  place: EntryPlace,
): void {
  if (pairs.length === 0) return;
  for (const resource of state.resources) setOnObject(resource, pairs, specs, place);
}

/** All pairs are written in one go: a mapping that were copied for each of them would cost their square. */
function setOnObject(
  resource: Resource,
  pairs: readonly [string, WrittenValue][],
  specs: readonly FieldSpec[],
  place: EntryPlace,
): void {
  const before = resource.value;
  const entries = pairs.map(([key, { value, origin }]) => ({ key, value, origin, shared: share(origin), added: 0 }));
  const set: Setter = (old, origin) => {
    if (old === undefined || old === null) return undefined;
    if (!isMap(old)) throw wrongKind('MappingNode', old);
    const map = copyMap(old);
    for (const entry of entries) {
      const isThere = Object.hasOwn(old, entry.key);
      if (!isThere) entry.added++;
      setEntry(map, entry.key, entry.value, isThere ? entry.origin : entry.shared);
    }
    return { value: map, origin };
  };
  applySpecs(resource, specs, set, 'map', place);
  syncShared(resource, before);
  if (entries.some(({ added }) => added > 1)) resource.sharesNodes = true;
}
