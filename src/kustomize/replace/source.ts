import { isList, isMap, stringAt, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import type { Accumulator } from '../accumulator.ts';
import { fail } from '../failure.ts';
import type { EntryPlace } from '../fields/apply-specs.ts';
import { describe, idText, isSelected, type ResourceId } from '../resources/identity.ts';
import type { Resource } from '../resources/resource.ts';
import { nodeText, type WrittenValue } from '../resources/scalar.ts';
import { lookUp, smartSplit } from './look-up.ts';

/** A value that is copied; an untagged one takes its type from its text. */
export interface Source extends WrittenValue {
  readonly isUntagged?: boolean;
}

/** That kustomize does not take a replacement; `cause` is in its words. */
export function refused(place: EntryPlace, cause: string, message: string): Error {
  return fail('replacement', cause, { ...place, message });
}

/** All ids that an object has or had. */
export function idsOf(resource: Resource): ResourceId[] {
  return [resource.id, ...resource.previousIds];
}

/** The value that a replacement copies, or undefined if a part of the build that is not known may have it. Throws a BuildFailure. */
export function readSource(state: Accumulator, source: YamlMap, place: EntryPlace): Source | undefined {
  const field = (key: string): string => stringAt(source, key) ?? '';
  const wanted = { group: field('group'), version: field('version'), kind: field('kind') };
  const [name, namespace] = [field('name'), field('namespace')];
  const matches = state.resources.filter((resource) =>
    idsOf(resource).some(
      (id) =>
        (name === '' || name === id.name) &&
        (namespace === '' || (namespace || 'default') === (id.namespace || 'default')) &&
        isSelected(id, wanted),
    ),
  );
  const fieldPath = field('fieldPath') || 'metadata.name';
  const id = idText({ ...wanted, name, namespace });
  const shown = `${id}${field('fieldPath') ? `:${field('fieldPath')}` : ''}${optionsText(source)}`;
  const [match] = matches;
  if (!match) {
    if (state.isPartial) return undefined;
    throw refused(
      place,
      `nothing selected by ${shown}`,
      `The source of the replacement, ${describe({ ...wanted, name, namespace })}, does not exist in this build.`,
    );
  }
  if (matches.length > 1) {
    throw refused(
      place,
      `multiple matches for selector ${shown}`,
      'The source of the replacement selects more than one object. It must select exactly one.',
    );
  }
  const found = lookUp(match, smartSplit(fieldPath));
  if (!found || isNothing(found.value)) {
    throw refused(
      place,
      `fieldPath \`${fieldPath}\` is missing for replacement source ${id}`,
      `${describe(match.id)} has no \`${fieldPath}\` to copy from.`,
    );
  }
  return refine(found, source, place);
}

function optionsText(source: YamlMap): string {
  const options = isMap(source.options) ? source.options : undefined;
  const delimiter = options ? (stringAt(options, 'delimiter') ?? '') : '';
  if (!options || (delimiter === '' && options.create !== true)) return '';
  return `:${delimiter}(${typeof options.index === 'number' ? options.index : 0}), create=${options.create === true}`;
}

function isNothing(value: YamlValue): boolean {
  return value === null || (isList(value) && value.length === 0) || (isMap(value) && Object.keys(value).length === 0);
}

/** The part of the source that `options` ask for. */
function refine(found: WrittenValue, source: YamlMap, place: EntryPlace): Source {
  const options = isMap(source.options) ? source.options : undefined;
  const delimiter = options ? (stringAt(options, 'delimiter') ?? '') : '';
  if (!options || delimiter === '') return found;
  if (isMap(found.value) || isList(found.value)) {
    throw refused(
      place,
      'delimiter option can only be used with scalar nodes',
      '`delimiter` can be used only with scalar values.',
    );
  }
  const text = nodeText(found.value, found.origin);
  const index = typeof options.index === 'number' ? options.index : 0;
  const part = text.split(delimiter)[index];
  if (part === undefined) {
    const cause = `options.index ${index} is out of bounds for value`;
    throw refused(place, cause, `The source of the replacement has no part ${index}.`);
  }
  return { value: part, origin: found.origin };
}
