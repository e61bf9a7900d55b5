import { isList, isMap, type YamlValue } from '../../yaml/value.ts';

/** A path into an object. */
export type ValuePath = readonly (string | number)[];

/** The keys of patterns, of which the program has a fixed number. */
const KEYS = new Map<string, readonly string[]>([['', []]]);

/** The paths of a value that match a pattern with dots, in which `*` means each item of a list. */
export function pathsOf(value: YamlValue | undefined, pattern: string): ValuePath[] {
  const keys = KEYS.get(pattern) ?? pattern.split('.');
  KEYS.set(pattern, keys);
  const found: ValuePath[] = [];
  collect(value, keys, [], found);
  return found;
}

function collect(
  value: YamlValue | undefined,
  keys: readonly string[],
  path: (string | number)[],
  found: ValuePath[],
): void {
  const key = keys[path.length];
  if (key === undefined) found.push([...path]);
  else if (key !== '*') {
    if (!isMap(value) || !Object.hasOwn(value, key)) return;
    path.push(key);
    collect(value[key], keys, path, found);
    path.pop();
  } else if (isList(value))
    for (const [index, item] of value.entries()) {
      path.push(index);
      collect(item, keys, path, found);
      path.pop();
    }
}
