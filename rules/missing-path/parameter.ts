import type { Origin } from '../../src/yaml/origin.ts';
import { isList, isMap, originOf, type YamlValue } from '../../src/yaml/value.ts';

/** A text in the parameters of an ApplicationSet. */
export interface WrittenText {
  readonly text: string;
  readonly origin: Origin;
}

/** The only parameter that has a part of a path, as a whole part of its own; undefined if none has it or several do. */
export function parameterWith(part: string, written: readonly YamlValue[]): WrittenText | undefined {
  const found = parametersWith(part, written);
  return found.length === 1 ? found[0] : undefined;
}

/** All parameters that have a part of a path as a whole part of their own. */
export function parametersWith(part: string, written: readonly YamlValue[]): WrittenText[] {
  return written.flatMap((value) => [...textsIn(value, 0)]).filter(({ text }) => text.split('/').includes(part));
}

const MAX_DEPTH = 20;

function* textsIn(value: YamlValue, depth: number): Iterable<WrittenText> {
  if (depth > MAX_DEPTH || (!isList(value) && !isMap(value))) return;
  for (const key of isList(value) ? value.keys() : Object.keys(value)) {
    const child = isList(value) ? value[Number(key)] : value[key];
    const origin = originOf(value, key);
    if (typeof child === 'string' && origin) yield { text: child, origin };
    else if (child !== undefined) yield* textsIn(child, depth + 1);
  }
}
