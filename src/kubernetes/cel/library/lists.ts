import { OPERATORS } from '../arithmetic.ts';
import { compare, equals } from '../compare.ts';
import { type Budget, CelError, Mismatch } from '../failure.ts';
import { CelList, CelMap, type CelValue, Duration, mustKnow, Optional, Uint } from '../values.ts';
import type { CelFunction, Functions } from './table.ts';

/** Methods of lists, of Kubernetes and of CEL's extension. */
export const LIST_METHODS: Functions = {
  isSorted: ofList((items) => items.every((item, at) => at === 0 || !(compare(before(items, at), item) > 0))),
  sum: ofList((items, budget) => {
    const [first, ...rest] = items;
    // The zero of an empty list has the type of its items, which only matters for further sums.
    if (first === undefined) return 0n;
    if (!isSummable(first)) return undefined;
    return rest.reduce<CelValue>((sum, item) => OPERATORS['+'](sum, item, budget), first);
  }),
  max: ofList((items) => extreme(items, 'max', (order) => order < 0)),
  min: ofList((items) => extreme(items, 'min', (order) => order > 0)),
  indexOf: ([list, item], budget) => place(list, item, budget, 'findIndex'),
  lastIndexOf: ([list, item], budget) => place(list, item, budget, 'findLastIndex'),
  first: ([list]) => (list instanceof CelList ? optionalOf(list, 0) : undefined),
  last: ([list]) => (list instanceof CelList ? optionalOf(list, list.elements.length - 1) : undefined),
  reverse: ofList((items) => new CelList(items.toReversed())),
  distinct: ofList((items, budget) => {
    const kept: CelValue[] = [];
    for (const item of items) {
      budget.spend(kept.length);
      if (!kept.some((other) => equals(other, item))) kept.push(item);
    }
    return new CelList(kept);
  }),
  sort: ofList((items) => new CelList(items.toSorted(compare))),
  slice: ([list, start, end]) => {
    if (!(list instanceof CelList) || typeof start !== 'bigint' || typeof end !== 'bigint') return undefined;
    if (start < 0n || end < 0n || start > end || end > BigInt(list.elements.length)) {
      throw new CelError(`cannot slice(${start}, ${end}), list is length ${list.elements.length}`);
    }
    return new CelList(list.elements.slice(Number(start), Number(end)));
  },
  flatten: ([list, depth], budget) => {
    if (!(list instanceof CelList) || (depth !== undefined && typeof depth !== 'bigint')) return undefined;
    if (depth !== undefined && depth < 0n) throw new CelError('level must be non-negative');
    return new CelList(flatten(list, depth ?? 1n, budget));
  },
};

/** Functions of sets and ranges. */
export const LIST_FUNCTIONS: Functions = {
  'sets.contains': ofSets((left, right) => right.every((item) => left.some((own) => equals(own, item)))),
  'sets.intersects': ofSets((left, right) => right.some((item) => left.some((own) => equals(own, item)))),
  'sets.equivalent': ofSets(
    (left, right) =>
      right.every((item) => left.some((own) => equals(own, item))) &&
      left.every((item) => right.some((other) => equals(other, item))),
  ),
  'lists.range': ([length], budget) => {
    if (typeof length !== 'bigint') return undefined;
    budget.spend(Number(length));
    return new CelList(Array.from({ length: Math.max(0, Number(length)) }, (_, at) => BigInt(at)));
  },
};

/** Whether a value is in a list, or a key in a map; not known if an element that is not known may be it. */
export function isIn(item: CelValue, container: CelValue, budget: Budget): boolean {
  if (container instanceof CelMap) return container.has(item);
  if (!(container instanceof CelList)) throw new Mismatch('a value is not a list or a map');
  budget.spend(container.elements.length);
  if (container.elements.some((element) => element !== undefined && equals(element, item))) return true;
  return container.known.length < 0;
}

function ofList(call: (items: readonly CelValue[], budget: Budget) => CelValue | undefined): CelFunction {
  return ([list], budget) => {
    if (!(list instanceof CelList)) return undefined;
    budget.spend(list.elements.length);
    return call(list.known, budget);
  };
}

function ofSets(call: (left: readonly CelValue[], right: readonly CelValue[]) => boolean): CelFunction {
  return ([left, right], budget) => {
    if (!(left instanceof CelList && right instanceof CelList)) return undefined;
    budget.spend(left.elements.length * right.elements.length);
    return call(left.known, right.known);
  };
}

function optionalOf({ elements }: CelList, at: number): Optional {
  return elements.length === 0 ? Optional.none : new Optional(mustKnow(elements[at]));
}

function before(items: readonly CelValue[], at: number): CelValue {
  return items[at - 1] ?? null;
}

function isSummable(value: CelValue): boolean {
  return typeof value === 'bigint' || typeof value === 'number' || value instanceof Uint || value instanceof Duration;
}

function extreme(items: readonly CelValue[], name: string, replaces: (order: number) => boolean): CelValue {
  const [first, ...rest] = items;
  if (first === undefined) throw new CelError(`${name} called on empty list`);
  return rest.reduce((best, item) => (replaces(compare(best, item)) ? item : best), first);
}

function place(
  list: CelValue | undefined,
  item: CelValue | undefined,
  budget: Budget,
  find: 'findIndex' | 'findLastIndex',
): bigint | undefined {
  if (!(list instanceof CelList) || item === undefined) return undefined;
  budget.spend(list.elements.length);
  return BigInt(list.known[find]((element) => equals(element, item)));
}

function flatten(list: CelList, depth: bigint, budget: Budget): CelValue[] {
  budget.spend(list.elements.length);
  return list.known.flatMap((item) =>
    item instanceof CelList && depth > 0n ? flatten(item, depth - 1n, budget) : [item],
  );
}
