import { posix } from 'node:path';
import { type Origin, relate } from '../../yaml/origin.ts';
import { isList, isMap, listAt, originOf, stringAt, type YamlList, type YamlMap } from '../../yaml/value.ts';
import { fail } from '../failure.ts';
import { applySpec, type EntryPlace } from '../fields/apply-specs.ts';
import { type Setter, wrongKind } from '../fields/field-spec.ts';
import { textOf, type WrittenText } from '../load/entries.ts';
import { select } from '../patch/patches.ts';
import { readSelector } from '../patch/read-selector.ts';
import { isClusterScoped } from '../resources/identity.ts';
import type { Resource } from '../resources/resource.ts';
import { nodeText, untagged, type WrittenValue } from '../resources/scalar.ts';
import type { Target } from '../target.ts';

interface Place {
  readonly selector: YamlMap | undefined;
  readonly path: string;
  readonly position: number;
}

/** What a ValueAddTransformer does: it puts one value into fields of many objects (api/filters/valueadd). Throws a BuildFailure. */
export function valueAdder(target: Target, { value: map, origin }: Resource): () => void {
  const place: EntryPlace = { origin, directory: target.directory };
  const stated = stringAt(map, 'value')?.trim() ?? '';
  const written = {
    value: stated === '' ? posix.basename(target.loader.directory) : stated,
    origin: originOf(map, 'value') ?? origin,
  };
  const file = textOf(map, 'targetFilePath');
  const more = file ? targetsIn(target, file) : [];
  const places = [...listAt(map, 'targets'), ...more].filter(isMap).map((entry) => placeOf(entry, place));
  if (places.length === 0) throw fail('transformer', 'must specify at least one target', place);
  return () => {
    for (const one of places) addTo(target, one, written, place);
  };
}

function targetsIn(target: Target, file: WrittenText): YamlList {
  if (target.skips({ field: 'transformers', entry: file.text, origin: file.origin })) return listAt(undefined);
  return listAt(target.settings(target.file(file), file.origin)?.value, 'targets');
}

function placeOf(entry: YamlMap, place: EntryPlace): Place {
  const path = stringAt(entry, 'fieldPath') ?? '';
  if (path === '') throw fail('transformer', 'fieldPath cannot be empty', place);
  const position = typeof entry.filePathPosition === 'number' ? entry.filePathPosition : 0;
  if (position < 0) {
    throw fail('transformer', `value of FilePathPosition (${position}) cannot be negative`, place);
  }
  return { selector: isMap(entry.selector) ? entry.selector : undefined, path, position };
}

function addTo({ state }: Target, { selector, path, position }: Place, written: WrittenValue, place: EntryPlace): void {
  const text = String(written.value);
  const set: Setter = (old, origin: Origin) => {
    if (isMap(old) || isList(old)) throw wrongKind('ScalarNode', old);
    const value = position > 0 ? withPart(nodeText(old, origin), position - 1, text) : text;
    return untagged(value, old === undefined ? written.origin : relate(written.origin, origin), old, origin);
  };
  const resources = selector ? select(state, readSelector(selector, place), place) : state.resources;
  for (const resource of resources) {
    if (path === 'metadata/namespace' && isClusterScoped(resource.id)) continue;
    const { group, version, kind } = resource.id;
    applySpec(resource, { group, version, kind, path, create: true }, set, 'scalar', place);
  }
}

/** A path with a part put in (kyaml/filesys.InsertPathPart); an absolute one stays absolute. */
function withPart(path: string, position: number, part: string): string {
  const parts = path.split('/').filter((one, index) => one !== '' || index === 0);
  if (path === '') parts.length = 0;
  if (path === '/') parts.length = 1;
  const first = parts[0] === '' ? 1 : 0;
  const at = Math.min(position, parts.length);
  const index = first === 1 && at < parts.length ? at + 1 : at;
  return [...parts.slice(0, index), part, ...parts.slice(index)].join('/');
}
