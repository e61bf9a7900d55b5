import { copyList, withEntry, withItem } from '../yaml/edit.ts';
import type { Origin } from '../yaml/origin.ts';
import {
  copyMap,
  isList,
  isMap,
  newList,
  newMap,
  originOf,
  pushItem,
  setEntry,
  type YamlMap,
  type YamlValue,
} from '../yaml/value.ts';

/** Helm's merge of values: mappings are merged, everything else is replaced. */
export function mergeValues(base: YamlMap, over: YamlMap): YamlMap {
  const merged = copyMap(base);
  for (const key in over) {
    const value = over[key] ?? null;
    const old = Object.hasOwn(merged, key) ? merged[key] : undefined;
    const origin = originOf(over, key);
    if (!origin) continue;
    setEntry(merged, key, isMap(value) && isMap(old) ? mergeValues(old, value) : value, origin);
  }
  return merged;
}

/**
 * Values with one more that `helm --set` would set at a path, or `helm --set-string` where it is text. Undefined if the path is
 * none.
 */
export function setValue(
  values: YamlMap,
  path: string,
  text: string,
  origin: Origin,
  isText = false,
): YamlMap | undefined {
  const changed = setAt(values, keysOf(path), isText ? text : typed(text), origin);
  return isMap(changed) ? changed : undefined;
}

/** The keys and indexes of a path of `helm --set`; a backslash escapes a dot. */
export function keysOf(path: string): (string | number)[] {
  return (path.match(/\[[0-9]+\]|(?:\\.|[^.\\[])+/g) ?? []).map((part) =>
    /^\[[0-9]+\]$/.test(part) ? Number(part.slice(1, -1)) : part.replace(/\\(.)/g, '$1'),
  );
}

/** Items that a list may be made long for by an index. */
const MAX_INDEX = 1000;

function setAt(
  value: YamlValue | undefined,
  path: readonly (string | number)[],
  set: YamlValue,
  origin: Origin,
): YamlValue {
  const [key, ...rest] = path;
  if (key === undefined) return set;
  if (typeof key === 'string') {
    const map = isMap(value) ? value : newMap();
    return withEntry(map, key, setAt(Object.hasOwn(map, key) ? map[key] : undefined, rest, set, origin), origin);
  }
  const list = copyList(isList(value) ? value : newList());
  if (key > MAX_INDEX) return list;
  while (list.length < key) pushItem(list, null, origin);
  return withItem(list, key, setAt(list[key], rest, set, origin), origin);
}

/** A text as `helm --set` reads it; quotes keep it a text. */
function typed(text: string): YamlValue {
  if (/^(?:'.*'|".*")$/s.test(text)) return text.slice(1, -1);
  if (text === 'true' || text === 'false') return text === 'true';
  if (text === 'null') return null;
  return /^(?:0|-?[1-9][0-9]{0,17})$/.test(text) ? Number(text) : text;
}
