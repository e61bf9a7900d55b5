import { withEntry, withItem } from '../../yaml/edit.ts';
import { Origin } from '../../yaml/origin.ts';
import { isList, isMap, originOf, valueAt, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import type { Resource } from '../resources/resource.ts';

/**
 * The origin of labels and annotations that one transformer wrote in several places of an object.
 *
 * kustomize puts exactly the same node there, so what later overwrites one of them overwrites them all, until a JSON patch
 * rewrites the object (kyaml's FieldSetter changes nodes in place). Shared places are recognized because they have the same instance.
 */
export class SharedOrigin extends Origin {}

export function share({ file, keyStart, keyEnd, start, end, related }: Origin): SharedOrigin {
  return new SharedOrigin(file, keyStart, keyEnd, start, end, related);
}

type Path = readonly (string | number)[];

const PLACES = new WeakMap<YamlMap, ReadonlyMap<SharedOrigin, readonly Path[]>>();

/** The places of an object by the shared origin that they have. */
function placesOf(object: YamlMap): ReadonlyMap<SharedOrigin, readonly Path[]> {
  let places = PLACES.get(object);
  if (!places) {
    const found = new Map<SharedOrigin, Path[]>();
    collect(object, [], found);
    places = found;
    PLACES.set(object, places);
  }
  return places;
}

function collect(value: YamlValue | undefined, path: Path, found: Map<SharedOrigin, Path[]>): void {
  if (!isMap(value) && !isList(value)) return;
  for (const key of isMap(value) ? Object.keys(value).sort() : value.keys()) {
    const origin = originOf(value, key);
    const child = isMap(value) ? value[key] : value[Number(key)];
    if (origin instanceof SharedOrigin) {
      const places = found.get(origin);
      if (places) places.push([...path, key]);
      else found.set(origin, [[...path, key]]);
    } else if (typeof child === 'object' && child !== null) collect(child, [...path, key], found);
  }
}

/** Carries what was written over one of several shared places since `before` to the others. */
export function syncShared(resource: Resource, before: YamlMap): void {
  if (!resource.sharesNodes || resource.value === before) return;
  for (const [shared, paths] of placesOf(before)) {
    if (paths.length < 2) continue;
    const present = paths.filter((path) => entryAt(resource.value, path) !== undefined);
    const written = present.map((path) => entryAt(resource.value, path)).findLast((entry) => entry?.origin !== shared);
    if (!written) continue;
    const origin = share(written.origin);
    resource.value = present.reduce((value, path) => put(value, path, written.value, origin), resource.value);
  }
}

function entryAt(object: YamlMap, path: Path): { value: YamlValue; origin: Origin } | undefined {
  const parent = valueAt(object, path.slice(0, -1));
  const key = path.at(-1);
  if (key === undefined || (!isMap(parent) && !isList(parent))) return undefined;
  const value = valueAt(parent, [key]);
  const origin = originOf(parent, key);
  return value === undefined || !origin ? undefined : { value, origin };
}

function put(object: YamlMap, path: Path, value: YamlValue, origin: Origin): YamlMap {
  const changed = putInto(object, path, value, origin);
  return isMap(changed) ? changed : object;
}

function putInto(current: YamlValue, path: Path, value: YamlValue, origin: Origin): YamlValue {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (isMap(current)) {
    const child = current[key];
    const place = rest.length === 0 ? origin : originOf(current, key);
    return child === undefined || !place
      ? current
      : withEntry(current, String(key), putInto(child, rest, value, origin), place);
  }
  if (!isList(current)) return current;
  const child = current[Number(key)];
  const place = rest.length === 0 ? origin : originOf(current, key);
  return child === undefined || !place
    ? current
    : withItem(current, Number(key), putInto(child, rest, value, origin), place);
}

/** Ends the sharing: each place is on its own from now on. */
export function unshare(resource: Resource): void {
  if (!resource.sharesNodes) return;
  for (const [shared, paths] of placesOf(resource.value)) {
    const { file, keyStart, keyEnd, start, end, related } = shared;
    const origin = new Origin(file, keyStart, keyEnd, start, end, related);
    for (const path of paths) {
      const entry = entryAt(resource.value, path);
      if (entry) resource.value = put(resource.value, path, entry.value, origin);
    }
  }
  resource.sharesNodes = false;
}
