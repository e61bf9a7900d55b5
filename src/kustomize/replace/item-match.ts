import { withEntry } from '../../yaml/edit.ts';
import type { Origin } from '../../yaml/origin.ts';
import { isMap, newMap, originOf, type YamlValue } from '../../yaml/value.ts';
import { compilePattern } from '../patch/selector.ts';
import { nodeText } from '../resources/scalar.ts';

/** A path that cannot be followed in an object. */
export class PathError extends Error {}

/** `[key=pattern]` in a path: which items of a list it means, and the item that is made if there is none. */
export interface ItemMatch {
  readonly isMeant: (item: YamlValue, origin: Origin) => boolean;
  readonly made: (creator: Origin) => YamlValue;
}

/** Reads a part of a path in brackets; without a key, the items themselves are texts. Throws a PathError, or a PatternError. */
export function readItemMatch(part: string): ItemMatch {
  const inner = part.slice(1, -1);
  const equals = inner.indexOf('=');
  if (equals === -1) throw new PathError('list path element must contain fieldName=fieldValue for element to match');
  const key = inner.slice(0, equals);
  const text = inner.slice(equals + 1);
  const pattern = compilePattern(text);
  if (key === '') return { isMeant: (item, place) => pattern.test(nodeText(item, place)), made: () => text };
  return {
    isMeant: (item) =>
      isMap(item) && Object.hasOwn(item, key) && pattern.test(nodeText(item[key], originOf(item, key))),
    made: (creator) => withEntry(newMap(), key, text, creator),
  };
}
