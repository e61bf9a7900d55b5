import { type KubernetesObject, Place } from '../kubernetes/object.ts';
import { fieldName } from '../kubernetes/terms/words.ts';
import { Comparer } from '../yaml/equal.ts';
import { isList, isMap, type YamlList, type YamlMap, type YamlValue } from '../yaml/value.ts';
import { withoutSops } from './sops.ts';

type Path = readonly (string | number)[];

/** A field that differs between two states of an object. */
export interface FieldDifference {
  /** The field as people write it. A list item with a name is shown by its name: `spec.containers[app].image`. */
  readonly field: string;
  /** Undefined if the field does not exist. */
  readonly before: Place | undefined;
  readonly after: Place | undefined;
}

/** Maximum number of fields of one object that are compared. No one reads more. */
const MAX_FIELDS = 1000;
/** Keys that identify list items, in the order in which they are tried. */
const ITEM_KEYS = ['name', 'mountPath', 'key', 'id', 'path', 'host'];

/** The fields in which two states of an object differ, sorted as the object before and then the one after has them. */
export function fieldDifferences(before: KubernetesObject, after: KubernetesObject): FieldDifference[] {
  const walk = new FieldWalk(before, after);
  walk.maps(withoutSops(before.value), withoutSops(after.value), [], [], '');
  return walk.found;
}

class FieldWalk {
  readonly found: FieldDifference[] = [];
  readonly #before: KubernetesObject;
  readonly #after: KubernetesObject;
  readonly #comparer = new Comparer();

  constructor(before: KubernetesObject, after: KubernetesObject) {
    this.#before = before;
    this.#after = after;
  }

  maps(before: YamlMap, after: YamlMap, beforePath: Path, afterPath: Path, field: string): void {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      const name = joined(field, fieldName([key]));
      this.#values(before[key], after[key], [...beforePath, key], [...afterPath, key], name);
    }
  }

  #values(a: YamlValue | undefined, b: YamlValue | undefined, beforePath: Path, afterPath: Path, field: string): void {
    if (this.found.length >= MAX_FIELDS || this.#comparer.isSame(a, b)) return;
    const known = this.found.length;
    if (isMap(a) && isMap(b)) this.maps(a, b, beforePath, afterPath, field);
    else if (isList(a) && isList(b)) this.#lists(a, b, beforePath, afterPath, field);
    // Where nothing below differs, it is the order that does.
    if (this.found.length > known) return;
    this.found.push({
      field,
      before: a === undefined ? undefined : placeAt(this.#before, beforePath),
      after: b === undefined ? undefined : placeAt(this.#after, afterPath),
    });
  }

  #lists(a: YamlList, b: YamlList, beforePath: Path, afterPath: Path, field: string): void {
    const pairs = pairsByKey(a, b) ?? pairsByPosition(a, b, this.#comparer);
    for (const { label, before, after } of pairs) {
      this.#values(
        before === undefined ? undefined : a[before],
        after === undefined ? undefined : b[after],
        [...beforePath, before ?? 0],
        [...afterPath, after ?? 0],
        `${field}[${label}]`,
      );
    }
  }
}

/** Two items that are the same one; one of them is undefined if the other list does not have it. */
interface ItemPair {
  readonly label: string;
  readonly before: number | undefined;
  readonly after: number | undefined;
}

function pairsByKey(a: YamlList, b: YamlList): ItemPair[] | undefined {
  for (const key of ITEM_KEYS) {
    const before = indexBy(a, key);
    const after = before && indexBy(b, key);
    if (!before || !after) continue;
    return [...new Set([...before.keys(), ...after.keys()])].map((label) => ({
      label,
      before: before.get(label),
      after: after.get(label),
    }));
  }
  return undefined;
}

/** The items by the text that each has under a key, or undefined if one has none or two have the same. */
function indexBy(list: YamlList, key: string): Map<string, number> | undefined {
  const index = new Map<string, number>();
  for (const [at, item] of list.entries()) {
    const name = isMap(item) && Object.hasOwn(item, key) ? item[key] : undefined;
    if (typeof name !== 'string' || index.has(name)) return undefined;
    index.set(name, at);
  }
  return index;
}

/** Items next to each other between the equal ones at both ends; if their number differs, all before and then all after. */
function pairsByPosition(a: YamlList, b: YamlList, { isSame }: Comparer): ItemPair[] {
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && isSame(a[head], b[head])) head++;
  let tail = 0;
  while (tail < shorter - head && isSame(a[a.length - 1 - tail], b[b.length - 1 - tail])) tail++;
  const before = positions(head, a.length - tail);
  const after = positions(head, b.length - tail);
  if (before.length === after.length) return before.map((at) => ({ label: String(at), before: at, after: at }));
  return [
    ...before.map((at) => ({ label: String(at), before: at, after: undefined })),
    ...after.map((at) => ({ label: String(at), before: undefined, after: at })),
  ];
}

function positions(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

function placeAt(object: KubernetesObject, path: Path): Place {
  const { value, origin } = object.at(...path);
  return new Place(path, value, origin);
}

function joined(parent: string, key: string): string {
  return parent === '' || key.startsWith('[') ? parent + key : `${parent}.${key}`;
}
