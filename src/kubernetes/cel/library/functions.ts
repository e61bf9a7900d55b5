import { CelError } from '../failure.ts';
import { CelList, CelMap, type CelValue, Duration, Optional, Timestamp } from '../values.ts';
import { ADDRESS_FUNCTIONS, ADDRESS_METHODS } from './address.ts';
import { CONVERSIONS } from './convert.ts';
import { Address, Network } from './ip.ts';
import { LIST_FUNCTIONS, LIST_METHODS } from './lists.ts';
import { FORMAT_FUNCTIONS, FORMAT_METHODS } from './names.ts';
import { compareQuantities, QUANTITY_FUNCTIONS, QUANTITY_METHODS, Quantity } from './quantity.ts';
import { REGEX_METHODS } from './regex.ts';
import type { CelFunction, Functions } from './table.ts';
import { TEXT_FUNCTIONS, TEXT_METHODS } from './text.ts';
import { readTime } from './time.ts';
import { URL_FUNCTIONS, URL_METHODS } from './url.ts';
import { compareVersions, VERSION_FUNCTIONS, VERSION_METHODS, Version } from './version.ts';

const TIME_PARTS = [
  'getFullYear',
  'getMonth',
  'getDate',
  'getDayOfMonth',
  'getDayOfWeek',
  'getDayOfYear',
  'getHours',
  'getMinutes',
  'getSeconds',
  'getMilliseconds',
];
const UNIT_NANOS: Readonly<Record<string, bigint>> = {
  getHours: 3_600_000_000_000n,
  getMinutes: 60_000_000_000n,
  getSeconds: 1_000_000_000n,
  getMilliseconds: 1_000_000n,
};

/** Functions that are called by name, also those in a namespace (`sets.contains`). */
export const FUNCTIONS: ReadonlyMap<string, CelFunction> = tableOf([
  CONVERSIONS,
  TEXT_FUNCTIONS,
  LIST_FUNCTIONS,
  URL_FUNCTIONS,
  ADDRESS_FUNCTIONS,
  QUANTITY_FUNCTIONS,
  VERSION_FUNCTIONS,
  FORMAT_FUNCTIONS,
  {
    size: ([value], budget) => sizeOf(value, (text) => budget.read(text)),
    matches: (args, budget) => REGEX_METHODS.matches?.(args, budget),
    string: ([value], budget) =>
      value instanceof Address || value instanceof Network
        ? String(value)
        : value === undefined
          ? undefined
          : CONVERSIONS.string?.([value], budget),
    'optional.none': () => Optional.none,
    'optional.of': ([value]) => (value === undefined ? undefined : new Optional(value)),
    'optional.ofNonZeroValue': ([value]) => {
      if (value === undefined) return undefined;
      const zero = isZero(value);
      return zero === undefined ? undefined : zero ? Optional.none : new Optional(value);
    },
  },
]);

/** Functions that are called on a receiver, their first argument. */
export const METHODS: ReadonlyMap<string, CelFunction> = tableOf([
  LIST_METHODS,
  TEXT_METHODS,
  REGEX_METHODS,
  URL_METHODS,
  ADDRESS_METHODS,
  QUANTITY_METHODS,
  VERSION_METHODS,
  FORMAT_METHODS,
  Object.fromEntries(TIME_PARTS.map((name) => [name, timePart(name)])),
  {
    size: ([value], budget) => sizeOf(value, (text) => budget.read(text)),
    isGreaterThan: ordered((order) => order > 0),
    isLessThan: ordered((order) => order < 0),
    compareTo: ordered((order) => BigInt(Math.sign(order))),
    hasValue: ([value]) => (value instanceof Optional ? value.value !== undefined : undefined),
    value: ([value]) => {
      if (!(value instanceof Optional)) return undefined;
      if (value.value === undefined) throw new CelError('optional.none() dereference');
      return value.value;
    },
  },
]);

/** Functions of the same name take different types: the first that takes the arguments answers. */
function tableOf(tables: readonly Functions[]): ReadonlyMap<string, CelFunction> {
  const all = new Map<string, CelFunction>();
  for (const table of tables) {
    for (const [name, call] of Object.entries(table)) {
      const other = all.get(name);
      all.set(name, other ? (args, budget) => call(args, budget) ?? other(args, budget) : call);
    }
  }
  return all;
}

function sizeOf(value: CelValue | undefined, read: (text: string) => void): bigint | undefined {
  if (typeof value === 'string') {
    read(value);
    let size = 0n;
    for (const _ of value) size++;
    return size;
  }
  if (value instanceof CelList) return BigInt(value.elements.length);
  if (value instanceof CelMap) return BigInt(value.size);
  return value instanceof Uint8Array ? BigInt(value.length) : undefined;
}

function timePart(name: string): CelFunction {
  return ([value, zone]) => {
    if (value instanceof Duration && zone === undefined) {
      const unit = UNIT_NANOS[name];
      return unit === undefined ? undefined : value.nanos / unit;
    }
    if (!(value instanceof Timestamp) || (zone !== undefined && typeof zone !== 'string')) return undefined;
    const part = readTime(name, value, zone);
    return part === undefined ? undefined : BigInt(part);
  };
}

function ordered(call: (order: number) => CelValue): CelFunction {
  return ([left, right]) => {
    if (left instanceof Quantity && right instanceof Quantity) return call(compareQuantities(left, right));
    return left instanceof Version && right instanceof Version ? call(compareVersions(left, right)) : undefined;
  };
}

function isZero(value: CelValue): boolean | undefined {
  if (value === null || value === false || value === '' || value === 0 || value === 0n) return true;
  if (value instanceof CelList) return value.elements.length === 0;
  if (value instanceof CelMap) return value.size === 0;
  return typeof value === 'object' ? undefined : false;
}
