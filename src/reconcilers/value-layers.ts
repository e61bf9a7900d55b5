import { withEntry, withoutEntry } from '../yaml/edit.ts';
import type { Origin } from '../yaml/origin.ts';
import { isMap, newMap, originOf, type YamlMap } from '../yaml/value.ts';
import { keysOf, mergeValues, setValue } from './helm-values.ts';

/** Keys from the root of the values. */
export type ValuesPath = readonly string[];

/** Values that are certain, whatever the rest is. */
export interface CertainValues {
  readonly values: YamlMap;
  /** Where values that are not known may be: at these paths and below, unless `values` has them. */
  readonly open: readonly ValuesPath[];
}

type Layer =
  | { readonly kind: 'values'; readonly values: YamlMap }
  | {
      readonly kind: 'value';
      readonly path: string;
      readonly text: string;
      readonly at: Origin;
      readonly isText: boolean;
    }
  | { readonly kind: 'unknown'; readonly path: ValuesPath };

/** What a chart is installed with, in the order in which Helm merges it: each layer over those before it. */
export class ValueLayers {
  readonly #layers: Layer[] = [];

  /** Adds a values file, or the values of a release. */
  add(values: YamlMap): void {
    this.#layers.push({ kind: 'values', values });
  }

  /** Adds one value, as `helm --set` reads it, or `helm --set-string`. */
  set(path: string, text: string, at: Origin, isText = false): void {
    this.#layers.push({ kind: 'value', path, text, at, isText });
  }

  /** Adds what is not known: the value at a path, or any values. */
  addUnknown(path: ValuesPath = []): void {
    this.#layers.push({ kind: 'unknown', path });
  }

  /** Whether every layer is known, and each of its paths can be read. */
  get isKnown(): boolean {
    return this.certain.open.length === 0;
  }

  /** The values without the layers that are not known. */
  get merged(): YamlMap {
    return this.#layers.reduce<YamlMap>((values, layer) => merge(values, layer) ?? values, newMap());
  }

  /** The values that no layer which is not known can change. */
  get certain(): CertainValues {
    let values: YamlMap = newMap();
    let open: readonly ValuesPath[] = [];
    for (const layer of this.#layers) {
      const merged = isComposed(layer) || (open.length > 0 && isItem(layer)) ? undefined : merge(values, layer);
      if (merged) {
        values = merged;
        continue;
      }
      const path = layer.kind === 'value' ? pathOf(layer.path) : layer.kind === 'unknown' ? layer.path : [];
      values = without(values, path);
      open = [...open, path];
    }
    return { values, open };
  }
}

/** Values with a layer over them, or undefined if it is not known or has no path. */
function merge(values: YamlMap, layer: Layer): YamlMap | undefined {
  if (layer.kind === 'values') return mergeValues(values, layer.values);
  return layer.kind === 'value' ? setValue(values, layer.path, layer.text, layer.at, layer.isText) : undefined;
}

/** Whether Helm reads more than one scalar in the text of a value: a list, several values, or an escape. */
function isComposed(layer: Layer): boolean {
  return layer.kind === 'value' && !layer.isText && /^\{|[,\\]/.test(layer.text);
}

/** Whether a layer sets an item of a list, whose other items may come from a layer before it. */
function isItem(layer: Layer): boolean {
  return layer.kind === 'value' && keysOf(layer.path).some((key) => typeof key === 'number');
}

/** The keys of a path of `helm --set`, up to the first item of a list. */
export function pathOf(path: string): ValuesPath {
  const keys: string[] = [];
  for (const key of keysOf(path)) {
    if (typeof key === 'number') break;
    keys.push(key);
  }
  return keys;
}

function without(values: YamlMap, [key, ...rest]: ValuesPath): YamlMap {
  if (key === undefined) return newMap();
  const inner = Object.hasOwn(values, key) ? values[key] : undefined;
  const origin = originOf(values, key);
  if (rest.length === 0 || !isMap(inner) || !origin) return withoutEntry(values, key);
  return withEntry(values, key, without(inner, rest), origin);
}
