import { isList, isMap, type YamlList, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import { amountIn } from '../admission/quantity.ts';
import type { FieldPath } from '../terms/problem.ts';
import { isUnknown } from '../terms/unknown.ts';
import { hasDefault, mayBeFilledIn } from './server-defaults.ts';

/** A value of an object that an update changes. */
export interface ValueChange {
  /** Where the value is: in the object after the update, or before it if the update removes the value. */
  readonly path: FieldPath;
  readonly isRemoved: boolean;
  /** Whether there was no value before. */
  readonly isAdded?: boolean;
}

/** Keys whose values, at any depth, are quantities. */
const QUANTITIES = new Set(['requests', 'limits', 'capacity', 'sizeLimit', 'divisor', 'storage']);
/** What the server writes into objects, and into the templates of objects. */
const WRITTEN_BY_SERVER = new Set(['creationTimestamp', 'status']);
/** Depth of an object. Schemas of built-in kinds are less deep. */
const MAX_DEPTH = 40;

/**
 * The values at a path that differ between two states of an object, as the API server compares them: an empty value is an unset
 * one, a value that is left out may have a default, and quantities are amounts. Values that are not known do not differ.
 */
export function changesAt(before: YamlMap, after: YamlMap, ...path: (string | number)[]): ValueChange[] {
  return [...differences(valueIn(before, path), valueIn(after, path), { before: path, after: path })];
}

/** The value at a path, where only own keys count. */
export function valueIn(value: YamlValue | undefined, path: FieldPath): YamlValue | undefined {
  let found = value;
  for (const key of path) {
    if (isMap(found)) found = Object.hasOwn(found, key) ? found[key] : undefined;
    else found = isList(found) ? found[Number(key)] : undefined;
  }
  return found;
}

interface Paths {
  readonly before: FieldPath;
  readonly after: FieldPath;
}

function* differences(a: YamlValue | undefined, b: YamlValue | undefined, at: Paths): Iterable<ValueChange> {
  const [noA, noB] = [isUnset(a, at.before), isUnset(b, at.after)];
  if (at.after.length > MAX_DEPTH || (noA && noB)) return;
  if (noA || noB) {
    const isRemoved = noB;
    const [value, path] = isRemoved ? [a, at.before] : [b, at.after];
    if (!mayBeFilledIn(path, value) && !isVariable(value)) yield { path, isRemoved, isAdded: !isRemoved };
  } else if (isMap(a) && isMap(b)) {
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
      if (WRITTEN_BY_SERVER.has(key) || isUnknown(key)) continue;
      yield* differences(valueIn(a, [key]), valueIn(b, [key]), below(at, key, key));
    }
  } else if (isList(a) && isList(b)) yield* listDifferences(a, b, at);
  else if (!isSameScalar(a, b, at.after)) yield { path: at.after, isRemoved: false };
}

function* listDifferences(a: YamlList, b: YamlList, at: Paths): Iterable<ValueChange> {
  if ([...a, ...b].some(isVariable)) return;
  const [old, now] = [byName(a), byName(b)];
  if (old && now) {
    for (const name of new Set([...old.keys(), ...now.keys()])) {
      const [from, to] = [old.get(name), now.get(name)];
      yield* differences(
        from === undefined ? undefined : a[from],
        to === undefined ? undefined : b[to],
        below(at, from ?? 0, to ?? 0),
      );
    }
    return;
  }
  for (let index = 0; index < Math.max(a.length, b.length); index++)
    yield* differences(a[index], b[index], below(at, index, index));
}

/** The positions of items by their names, or undefined if one has none or two have the same. */
function byName(list: YamlList): Map<string, number> | undefined {
  const index = new Map<string, number>();
  for (const [at, item] of list.entries()) {
    const name = isMap(item) ? valueIn(item, ['name']) : undefined;
    if (typeof name !== 'string' || index.has(name)) return undefined;
    index.set(name, at);
  }
  return index;
}

function below({ before, after }: Paths, from: string | number, to: string | number): Paths {
  return { before: [...before, from], after: [...after, to] };
}

/** Whether a value is the same to the server as none. */
function isUnset(value: YamlValue | undefined, path: FieldPath): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (value === false || value === 0) return !hasDefault(path);
  if (isList(value)) return value.length === 0;
  return isMap(value) && Object.entries(value).every(([key, inner]) => isUnset(inner, [...path, key]));
}

function isVariable(value: YamlValue | undefined): boolean {
  return typeof value === 'string' && isUnknown(value);
}

function isSameScalar(a: YamlValue | undefined, b: YamlValue | undefined, path: FieldPath): boolean {
  if (isVariable(a) || isVariable(b)) return true;
  const [old, now] = [String(a), String(b)];
  if (old === now && !isMap(a) && !isMap(b)) return true;
  if (!path.some((key) => typeof key === 'string' && QUANTITIES.has(key))) return false;
  const amount = amountIn(old);
  return amount !== undefined && amount === amountIn(now);
}
