import { splicedList, withEntry, withItem } from '../../yaml/edit.ts';
import type { Origin } from '../../yaml/origin.ts';
import { isList, originOf, type YamlList, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import type { WrittenValue } from '../resources/scalar.ts';
import { PathError, readItemMatch } from './item-match.ts';
import { asList, asMap, emptyFor, type ValueSetter, type Walk } from './path-walk.ts';

/** A value with the places changed that a path matched, and how many those were. */
export interface Matched {
  readonly value: YamlValue;
  readonly count: number;
}

/**
 * Changes all places that a path matches (kyaml/yaml/match.go): fields, indices, `*`, and `[key=pattern]`, where the pattern
 * is searched for in the item's text. Throws PathError.
 */
export function matchPath(
  object: YamlValue,
  origin: Origin,
  path: readonly string[],
  set: ValueSetter,
  create: WrittenValue | undefined,
): Matched {
  return step(object, origin, { path, set, create }, 0);
}

function step(value: YamlValue | undefined, origin: Origin, walk: Walk, at: number): Matched {
  if (at === walk.path.length) return { value: walk.set(value, origin).value, count: 1 };
  const part = walk.path[at] ?? '';
  if (/^\+?[0-9]+$/.test(part)) return atIndex(asList(value), Number(part), origin, walk, at);
  if (part.startsWith('[') && part.endsWith(']')) return atMatches(asList(value), part, origin, walk, at);
  if (part === '*') return atEach(asList(value), origin, walk, at, () => true);
  return atField(asMap(value), part, origin, walk, at);
}

function atField(map: YamlMap | undefined, key: string, origin: Origin, walk: Walk, at: number): Matched {
  if (!map) return { value: null, count: 0 };
  const isThere = Object.hasOwn(map, key);
  if (!isThere && !walk.create) return { value: map, count: 0 };
  const old = isThere ? map[key] : emptyFor(walk, at);
  const place = (isThere ? originOf(map, key) : walk.create?.origin) ?? origin;
  if (isThere && at + 1 < walk.path.length && typeof old !== 'object') throw new PathError('no field below a scalar');
  return into(old, place, walk, at + 1, (value, written) => withEntry(map, key, value, written), map);
}

/** Walks on, and puts what comes of it into the collection. */
function into(
  old: YamlValue | undefined,
  origin: Origin,
  walk: Walk,
  at: number,
  put: (value: YamlValue, origin: Origin) => YamlValue,
  unchanged: YamlValue,
): Matched {
  if (at === walk.path.length) {
    const { value, origin: written } = walk.set(old, origin);
    return { value: put(value, written), count: 1 };
  }
  const { value, count } = step(old, origin, walk, at);
  return count === 0 && value === old ? { value: unchanged, count } : { value: put(value, origin), count };
}

function atIndex(list: YamlList, index: number, origin: Origin, walk: Walk, at: number): Matched {
  if (index === list.length && walk.create) {
    const place = walk.create.origin;
    return into(
      emptyFor(walk, at),
      place,
      walk,
      at + 1,
      (value, written) => splicedList(list, index, 0, [value, written]),
      list,
    );
  }
  const old = list[index];
  if (old === undefined) throw new PathError(`index ${index} specified but only ${list.length} elements found`);
  const place = originOf(list, index) ?? origin;
  return into(old, place, walk, at + 1, (value, written) => withItem(list, index, value, written), list);
}

function atEach(
  list: YamlList,
  origin: Origin,
  walk: Walk,
  at: number,
  isMeant: (item: YamlValue, origin: Origin) => boolean,
): Matched {
  let result = list;
  let count = 0;
  for (let index = 0; index < list.length; index++) {
    const item = list[index] ?? null;
    const place = originOf(list, index) ?? origin;
    if (!isMeant(item, place)) continue;
    const current = result;
    const matched = into(
      item,
      place,
      walk,
      at + 1,
      (value, written) => withItem(current, index, value, written),
      current,
    );
    count += matched.count;
    if (isList(matched.value)) result = matched.value;
  }
  return { value: result, count };
}

function atMatches(list: YamlList, part: string, origin: Origin, walk: Walk, at: number): Matched {
  const { isMeant, made } = readItemMatch(part);
  const matched = atEach(list, origin, walk, at, isMeant);
  if (matched.count > 0 || !walk.create) return matched;
  const creator = walk.create.origin;
  return atEach(splicedList(list, list.length, 0, [made(creator), creator]), origin, walk, at, isMeant);
}
