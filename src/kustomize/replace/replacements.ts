import { type Origin, relate } from '../../yaml/origin.ts';
import { isList, isMap, originOf, stringAt, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import { fail } from '../failure.ts';
import { type Entry, entriesOf, textsOf } from '../load/kustomization.ts';
import { readSelector } from '../patch/patches.ts';
import { PatternError } from '../patch/selector.ts';
import { type Accumulator, describe } from '../resources/accumulator.ts';
import { idText, isSelected, type ResourceId } from '../resources/identity.ts';
import type { Resource } from '../resources/resource.ts';
import { isQuoted, nodeText, untagged, type Written } from '../resources/scalar.ts';
import { FieldError, splitPath } from '../transform/field-spec.ts';
import { syncShared } from '../transform/shared.ts';
import type { Place } from '../transform/transformers.ts';
import { editStructured } from './structured-data.ts';
import { matchPath, PathError } from './target-path.ts';

/** Copies values from one object's fields into others', as an entry of `replacements` says (api/filters/replacement). */
export function replace(state: Accumulator, entry: Entry, directory: string): void {
  const place: Place = { origin: entry.origin, directory };
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

/** A value that is copied; an untagged one takes its type from its text. */
interface Source extends Written {
  readonly isUntagged?: boolean;
}

function refused(place: Place, cause: string, message: string): Error {
  return fail('replacement', cause, { ...place, message });
}

/** All ids that an object has or had. */
function idsOf(resource: Resource): ResourceId[] {
  return [resource.id, ...resource.previousIds];
}

function readSource(state: Accumulator, source: YamlMap, place: Place): Source | undefined {
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
function refine(found: Written, source: YamlMap, place: Place): Source {
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

/** The parts of a path; a `[key=value]` may hold dots. */
export function smartSplit(path: string): string[] {
  const parts = splitPath(path, '.');
  const result: string[] = [];
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index] ?? '';
    if (!part.startsWith('[') || part.endsWith(']')) {
      result.push(part);
      continue;
    }
    let whole = part;
    while (index < parts.length - 1 && !whole.endsWith(']')) whole += `.${parts[++index] ?? ''}`;
    result.push(whole.includes('=') ? whole : whole.replace(/^[[\]]+|[[\]]+$/g, ''));
  }
  return result;
}

/** The value at a path: fields, indices, `-` for the last item, `[key=value]` for an item. */
export function lookUp(resource: Resource, path: readonly string[]): Written | undefined {
  let current: Written | undefined = { value: resource.value, origin: resource.origin };
  for (const raw of path) {
    const part = raw.trim();
    if (part === '') continue;
    if (!current) return undefined;
    current = lookUpPart(current, part);
  }
  return current;
}

function lookUpPart({ value, origin }: Written, part: string): Written | undefined {
  const item = (list: YamlValue, index: number): Written | undefined => {
    if (!isList(list)) return undefined;
    const found = list[index];
    return found === undefined ? undefined : { value: found, origin: originOf(list, index) ?? origin };
  };
  if (/^[0-9]+$/.test(part)) return item(value, Number(part));
  if (part === '-') return isList(value) ? item(value, value.length - 1) : undefined;
  const keyed = /^\[([^=]*)=(.*)\]$/s.exec(part);
  if (keyed && isList(value)) {
    const [, key = '', text = ''] = keyed;
    const index = value.findIndex((entry, at) =>
      key === ''
        ? nodeText(entry, originOf(value, at)) === text
        : isMap(entry) && Object.hasOwn(entry, key) && nodeText(entry[key], originOf(entry, key)) === text,
    );
    return item(value, index);
  }
  if (!isMap(value)) return undefined;
  const found = Object.hasOwn(value, part) ? value[part] : undefined;
  return found === undefined ? undefined : { value: found, origin: originOf(value, part) ?? origin };
}

function applyTarget(state: Accumulator, { map, origin }: Entry, value: Source, directory: string): void {
  const place: Place = { origin, directory };
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
  place: Place,
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
      resource.defect ??= error.message;
      return;
    }
    if (!(error instanceof FieldError)) throw error;
    throw fail('replacement', error.message, {
      ...place,
      message: `The replacement cannot write \`${fieldPath}\`: ${error.message}.`,
    });
  }
}

/** What a target field becomes: the source, or the target with one of its parts replaced. */
function setField(
  old: YamlValue | undefined,
  origin: Origin,
  source: Source,
  written: Origin,
  options: YamlMap | undefined,
): Written {
  const delimiter = options ? (stringAt(options, 'delimiter') ?? '') : '';
  let text = nodeText(source.value, source.origin);
  let place = relate(source.origin, written);
  if (delimiter !== '') {
    if (isMap(old) || isList(old)) throw new FieldError('delimiter option can only be used with scalar nodes');
    text = joinPart(nodeText(old, origin), text, delimiter, typeof options?.index === 'number' ? options.index : 0);
    if (old !== undefined) place = relate(place, origin);
  }
  if (isMap(old) || isList(old)) return { value: source.value, origin: place };
  const isCollection = isMap(source.value) || isList(source.value);
  if (old === undefined && isCollection) return { value: source.value, origin: place };
  // A scalar that is there keeps its type; one that is made takes what its text says.
  if (typeof old === 'string') return { value: text, origin: place };
  return old === undefined && isQuoted(source.value, source.origin) && !source.isUntagged
    ? untagged(text, place, undefined, undefined)
    : retype(text, place, old, origin);
}

/** A value that does not fit the tag of its field. kustomize finds that only when it writes the object. */
class TagError extends Error {}

/** A scalar that is there keeps its tag, so that a text which is none of that kind cannot be written out. */
function retype(text: string, place: Origin, old: YamlValue | undefined, origin: Origin): Written {
  const next = untagged(text, place, old, origin);
  if (old === undefined || old === null || next.value === null || typeof next.value === typeof old) return next;
  const tag = (value: YamlValue): string =>
    typeof value === 'number'
      ? Number.isInteger(value)
        ? '!!int'
        : '!!float'
      : typeof value === 'boolean'
        ? '!!bool'
        : '!!str';
  throw new TagError(`yaml: cannot decode ${tag(next.value)} as a ${tag(old)}`);
}

function joinPart(target: string, value: string, delimiter: string, index: number): string {
  const parts = target.split(delimiter);
  if (index < 0) parts.unshift(value);
  else if (index >= parts.length) parts.push(value);
  else parts[index] = value;
  return parts.join(delimiter);
}
