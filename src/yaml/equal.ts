import { isList, isMap, type YamlValue } from './value.ts';

/** Whether two values are the same to a cluster: the order of keys and where they were written say nothing. */
export function isSame(a: YamlValue | undefined, b: YamlValue | undefined): boolean {
  if (Object.is(a, b)) return true;
  if (isList(a)) return isList(b) && a.length === b.length && a.every((item, index) => isSame(item, b[index]));
  if (!isMap(a) || !isMap(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]));
}
