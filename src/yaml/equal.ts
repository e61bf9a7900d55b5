import { isList, isMap, type YamlList, type YamlMap, type YamlValue } from './value.ts';

/** Whether two values are the same to a cluster: the order of keys and where they were written say nothing. */
export function isSame(a: YamlValue | undefined, b: YamlValue | undefined): boolean {
  return Object.is(a, b) || ((isList(a) || isMap(a)) && areSameParts(a, b, isSame));
}

/**
 * The same, where values are compared and then their parts: what has been compared is known, so that a walk down to what differs takes
 * no longer than one comparison. For values that do not change meanwhile.
 */
export class Comparer {
  readonly #known = new WeakMap<
    YamlMap | YamlList,
    { readonly other: YamlValue | undefined; readonly same: boolean }
  >();

  readonly isSame = (a: YamlValue | undefined, b: YamlValue | undefined): boolean => {
    if (Object.is(a, b)) return true;
    if (!isList(a) && !isMap(a)) return false;
    const known = this.#known.get(a);
    if (known && known.other === b) return known.same;
    const same = areSameParts(a, b, this.isSame);
    this.#known.set(a, { other: b, same });
    return same;
  };
}

function areSameParts(a: YamlMap | YamlList, b: YamlValue | undefined, same: typeof isSame): boolean {
  if (isList(a)) return isList(b) && a.length === b.length && a.every((item, index) => same(item, b[index]));
  if (!isMap(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]));
}
