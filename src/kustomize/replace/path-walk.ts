import type { Origin } from '../../yaml/origin.ts';
import { isList, isMap, newList, newMap, type YamlList, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import type { WrittenValue } from '../resources/scalar.ts';
import { PathError } from './item-match.ts';

/** What comes in place of a value. */
export type ValueSetter = (old: YamlValue | undefined, origin: Origin) => WrittenValue;

/** A path that is walked, and what is done at its end. */
export interface Walk {
  readonly path: readonly string[];
  readonly set: ValueSetter;
  /** What missing parts are made for and by, or undefined if nothing is made. */
  readonly create: WrittenValue | undefined;
}

/** What a path wants as a list; a missing one is empty. Throws PathError for anything else. */
export function asList(value: YamlValue | undefined): YamlList {
  if (value === null || value === undefined) return newList();
  if (!isList(value)) throw new PathError('wrong node kind: expected SequenceNode');
  return value;
}

/** What a path wants as a mapping, if there is one. Throws PathError for anything else. */
export function asMap(value: YamlValue | undefined): YamlMap | undefined {
  if (value === null || value === undefined) return undefined;
  if (!isMap(value)) throw new PathError('wrong node kind: expected MappingNode');
  return value;
}

/** The value of a part that is created: what the next part needs. */
export function emptyFor(walk: Walk, at: number): YamlValue | undefined {
  const next = walk.path[at + 1];
  if (next === undefined)
    return isList(walk.create?.value) ? newList() : isMap(walk.create?.value) ? newMap() : undefined;
  return /^[0-9]+$/.test(next) || (next.startsWith('[') && next.endsWith(']')) ? newList() : newMap();
}
