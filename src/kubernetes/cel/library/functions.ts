import { CelList, CelMap, type CelValue, Duration, Timestamp } from '../values.ts';
import { ADDRESS_FUNCTIONS, ADDRESS_METHODS } from './address.ts';
import { readTime } from './clock.ts';
import { CONVERSIONS } from './convert.ts';
import { DOCUMENT_FUNCTIONS } from './documents.ts';
import { ENCODING_FUNCTIONS } from './encodings.ts';
import { EXTRACTION_FUNCTIONS } from './extraction.ts';
import { IMAGE_FUNCTIONS, IMAGE_METHODS } from './image.ts';
import { Address, Network } from './ip.ts';
import { KYVERNO_FUNCTIONS } from './kyverno.ts';
import { LIST_FUNCTIONS, LIST_METHODS } from './lists.ts';
import { MATH_FUNCTIONS } from './math.ts';
import { FORMAT_FUNCTIONS, FORMAT_METHODS } from './names.ts';
import { OPTIONAL_FUNCTIONS, OPTIONAL_METHODS } from './optionals.ts';
import { compareQuantities, QUANTITY_FUNCTIONS, QUANTITY_METHODS, Quantity } from './quantity.ts';
import { REGEX_METHODS } from './regex.ts';
import type { CelFunction, Functions } from './table.ts';
import { TEXT_FUNCTIONS, TEXT_METHODS } from './text.ts';
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

/** What Kyverno has and the API server has not. */
const ONLY_KYVERNO = {
  functions: [
    IMAGE_FUNCTIONS,
    MATH_FUNCTIONS,
    ENCODING_FUNCTIONS,
    DOCUMENT_FUNCTIONS,
    EXTRACTION_FUNCTIONS,
    KYVERNO_FUNCTIONS,
  ],
  methods: [IMAGE_METHODS],
};

/** The names of functions and methods that Kyverno has and the API server has not. */
export const OF_KYVERNO: ReadonlySet<string> = new Set(
  [...ONLY_KYVERNO.functions, ...ONLY_KYVERNO.methods].flatMap(Object.keys),
);

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
  OPTIONAL_FUNCTIONS,
  ...ONLY_KYVERNO.functions,
  {
    size: ([value], budget) => sizeOf(value, (text) => budget.read(text)),
    matches: (args, budget) => REGEX_METHODS.matches?.(args, budget),
    string: ([value], budget) =>
      value instanceof Address || value instanceof Network
        ? String(value)
        : value === undefined
          ? undefined
          : CONVERSIONS.string?.([value], budget),
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
  OPTIONAL_METHODS,
  ...ONLY_KYVERNO.methods,
  Object.fromEntries(TIME_PARTS.map((name) => [name, timePart(name)])),
  {
    size: ([value], budget) => sizeOf(value, (text) => budget.read(text)),
    isGreaterThan: ordered((order) => order > 0),
    isLessThan: ordered((order) => order < 0),
    compareTo: ordered((order) => BigInt(Math.sign(order))),
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
    return BigInt(readTime(name, value, zone));
  };
}

function ordered(call: (order: number) => CelValue): CelFunction {
  return ([left, right]) => {
    if (left instanceof Quantity && right instanceof Quantity) return call(compareQuantities(left, right));
    return left instanceof Version && right instanceof Version ? call(compareVersions(left, right)) : undefined;
  };
}
