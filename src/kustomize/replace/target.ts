import { isMap, type YamlMap } from '../../yaml/value.ts';
import type { Accumulator } from '../accumulator.ts';
import { fail } from '../failure.ts';
import type { EntryPlace } from '../fields/apply-specs.ts';
import { FieldError } from '../fields/field-spec.ts';
import { syncShared } from '../fields/shared.ts';
import { type Entry, entriesOf, textsOf } from '../load/entries.ts';
import { readSelector } from '../patch/read-selector.ts';
import { PatternError } from '../patch/selector.ts';
import { describe } from '../resources/identity.ts';
import type { Resource } from '../resources/resource.ts';
import { PathError } from './item-match.ts';
import { smartSplit } from './look-up.ts';
import { setField, TagError } from './set-field.ts';
import { idsOf, refused, type Source } from './source.ts';
import { editStructured } from './structured-data.ts';
import { matchPath } from './target-path.ts';

/** Copies a value into the fields that an entry of `targets` selects. Throws a BuildFailure. */
export function applyTarget(state: Accumulator, { map, origin }: Entry, value: Source, directory: string): void {
  const place: EntryPlace = { origin, directory };
  if (!isMap(map.select)) {
    throw refused(place, 'target must specify resources to select', 'A target of the replacement has no `select`.');
  }
  const select = readSelector(map.select, place);
  const rejects = entriesOf(map, 'reject', origin).map((reject) =>
    readSelector(reject.map, { ...place, origin: reject.origin }),
  );
  const fieldPaths = textsOf(map, 'fieldPaths', origin);
  const paths = fieldPaths.length > 0 ? fieldPaths : [{ text: 'metadata.name', origin }];
  const options = isMap(map.options) ? map.options : undefined;
  let isUsed = false;
  for (const resource of state.resources) {
    if (!select.selectsLabels(resource.value)) continue;
    if (rejects.some((reject) => !reject.hasNoLabels && reject.selectsLabels(resource.value))) continue;
    const ids = idsOf(resource);
    if (rejects.some((reject) => !reject.hasNoId && ids.some((id) => reject.selectsId(id)))) continue;
    if (!ids.some((id) => select.selectsId(id))) continue;
    isUsed = true;
    resource.touch({ kind: 'replacement', origin });
    const before = resource.value;
    for (const path of paths) copyTo(resource, value, path.text, { ...place, origin: path.origin }, options);
    syncShared(resource, before);
  }
  if (!isUsed) state.unmatched.push({ kind: 'replacement', ...place });
}

function copyTo(
  resource: Resource,
  source: Source,
  fieldPath: string,
  place: EntryPlace,
  options: YamlMap | undefined,
): void {
  const creates = options?.create === true;
  const parts = smartSplit(fieldPath);
  const create = creates ? { value: source.value, origin: place.origin } : undefined;
  const structured = editStructured(resource.value, resource.origin, parts, source, create, place.origin);
  if (structured) {
    resource.value = structured;
    return;
  }
  const field = creates ? 'find or create' : 'find';
  const missing = (reason = ''): Error =>
    fail('replacement', `${reason}unable to ${field} field ${JSON.stringify(fieldPath)} in replacement target`, {
      ...place,
      message: `${describe(resource.id)} has no \`${fieldPath}\` for the replacement to write. To create the field, set \`options: {create: true}\`.`,
    });
  try {
    const { value, count } = matchPath(
      resource.value,
      resource.origin,
      parts,
      (old, origin) => setField(old, origin, source, place.origin, options),
      create,
    );
    if (count === 0) throw missing();
    if (isMap(value)) resource.value = value;
  } catch (error) {
    if (error instanceof PathError || error instanceof PatternError) throw missing();
    if (error instanceof TagError) {
      resource.defect ??= { cause: error.message, origin: undefined };
      return;
    }
    if (!(error instanceof FieldError)) throw error;
    throw fail('replacement', error.message, {
      ...place,
      message: `The replacement cannot write \`${fieldPath}\`: ${error.message}.`,
    });
  }
}
