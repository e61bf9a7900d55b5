import type { Origin } from '../../yaml/origin.ts';
import { isMap, listAt, originOf, stringAt, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import { compareText } from '../resources/compare-text.ts';
import type { WrittenValue } from '../resources/scalar.ts';
import type { BuildPart, PartField } from '../unknown-part.ts';

/** A text of a kustomization file with its place. */
export interface WrittenText {
  readonly text: string;
  readonly origin: Origin;
}

/** An entry of a field of a kustomization file as a part of a build. */
export function partOf(field: PartField, { text, origin }: WrittenText): BuildPart {
  return { field, entry: text, origin };
}

/** An entry of a list of a kustomization file with its place. */
export interface Entry {
  readonly map: YamlMap;
  readonly origin: Origin;
}

export function textOf(map: YamlMap, field: string): WrittenText | undefined {
  const text = stringAt(map, field);
  const origin = originOf(map, field);
  return text && origin ? { text, origin } : undefined;
}

export function textsOf(map: YamlMap, field: string, origin: Origin): WrittenText[] {
  const list = listAt(map, field);
  return list.flatMap((text, index) =>
    typeof text === 'string' ? [{ text, origin: originOf(list, index) ?? origin }] : [],
  );
}

export function entriesOf(map: YamlMap, field: string, origin: Origin): Entry[] {
  const list = listAt(map, field);
  return list.flatMap((entry, index) =>
    isMap(entry) ? [{ map: entry, origin: originOf(list, index) ?? origin }] : [],
  );
}

/** The pairs of a mapping of texts, sorted by key as kustomize writes them. */
export function pairsOf(value: YamlValue | undefined, origin: Origin): [string, WrittenValue][] {
  if (!isMap(value)) return [];
  return Object.keys(value)
    .sort(compareText)
    .map((key) => [key, { value: value[key] ?? '', origin: originOf(value, key) ?? origin }]);
}
