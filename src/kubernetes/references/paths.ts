import { isList, isMap, type YamlValue } from '../../yaml/value.ts';

/** A path into an object. */
export type ValuePath = readonly (string | number)[];

/** The paths of a value that match a pattern with dots, in which `*` means each item of a list. */
export function pathsOf(value: YamlValue | undefined, pattern: string): ValuePath[] {
  let found: { readonly path: ValuePath; readonly value: YamlValue | undefined }[] = [{ path: [], value }];
  for (const key of pattern === '' ? [] : pattern.split('.')) {
    found = found.flatMap(({ path, value: current }) => {
      if (key === '*') return isList(current) ? current.map((item, at) => ({ path: [...path, at], value: item })) : [];
      return isMap(current) && Object.hasOwn(current, key) ? [{ path: [...path, key], value: current[key] }] : [];
    });
  }
  return found.map(({ path }) => path);
}
