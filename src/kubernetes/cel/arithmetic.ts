import { equalKeys, equals, mismatch } from './compare.ts';
import { type Budget, CelError, Mismatch } from './failure.ts';
import { CelList, type CelValue, Duration, Timestamp, Uint } from './values.ts';

/** What an operator of two values gives; errors are the API server's (overflow, division by zero). */
export type Operator = (left: CelValue, right: CelValue, budget: Budget) => CelValue;

/** The operators of two values that calculate. */
export const OPERATORS: Readonly<Record<'+' | '-' | '*' | '/' | '%', Operator>> = {
  '+': add,
  '-': subtract,
  '*': (left, right) => calculate(left, right, { whole: (a, b) => a * b, double: (a, b) => a * b }),
  '/': (left, right) =>
    calculate(left, right, { whole: (a, b) => a / nonZero(b, 'division'), double: (a, b) => a / b }),
  '%': (left, right) => calculate(left, right, { whole: (a, b) => a % nonZero(b, 'modulus') }),
};

const INT = { least: -(2n ** 63n), most: 2n ** 63n - 1n };
const UINT_MOST = 2n ** 64n - 1n;
/** The years 1 to 9999. */
const TIME = { least: -62_135_596_800n * 10n ** 9n, most: 253_402_300_799_999_999_999n };

/** An integer of 64 bits, or the error of one that does not fit. */
export function int(value: bigint): bigint {
  if (value < INT.least || value > INT.most) throw new CelError('integer overflow');
  return value;
}

/** An unsigned integer of 64 bits, or the error of one that does not fit. */
export function uint(value: bigint): Uint {
  if (value < 0n || value > UINT_MOST) throw new CelError('unsigned integer overflow');
  return new Uint(value);
}

/** A duration of 64 bits of nanoseconds, or the error of one that does not fit. */
export function duration(nanos: bigint): Duration {
  if (nanos < INT.least || nanos > INT.most) throw new CelError('duration overflow');
  return new Duration(nanos);
}

/** A time from the year 1 to 9999, or the error of one that is not. */
export function timestamp(nanos: bigint): Timestamp {
  if (nanos < TIME.least || nanos > TIME.most) throw new CelError('timestamp overflow');
  return new Timestamp(nanos);
}

interface Calculation {
  readonly whole: (left: bigint, right: bigint) => bigint;
  readonly double?: (left: number, right: number) => number;
}

function calculate(left: CelValue, right: CelValue, { whole, double }: Calculation): CelValue {
  if (typeof left === 'bigint' && typeof right === 'bigint') return int(whole(left, right));
  if (typeof left === 'number' && typeof right === 'number' && double) return double(left, right);
  if (left instanceof Uint && right instanceof Uint) return uint(whole(left.value, right.value));
  throw mismatch(left, right);
}

function nonZero(value: bigint, what: string): bigint {
  if (value === 0n) throw new CelError(`${what} by zero`);
  return value;
}

function add(left: CelValue, right: CelValue, budget: Budget): CelValue {
  if (typeof left === 'string' && typeof right === 'string') {
    budget.spend((left.length + right.length) / 10);
    return left + right;
  }
  if (left instanceof CelList && right instanceof CelList) return joinLists(left, right, budget);
  if (left instanceof Uint8Array && right instanceof Uint8Array) {
    budget.spend((left.length + right.length) / 10);
    return Buffer.concat([left, right]);
  }
  if (left instanceof Duration && right instanceof Duration) return duration(left.nanos + right.nanos);
  if (left instanceof Timestamp && right instanceof Duration) return timestamp(left.nanos + right.nanos);
  if (left instanceof Duration && right instanceof Timestamp) return timestamp(left.nanos + right.nanos);
  return calculate(left, right, { whole: (a, b) => a + b, double: (a, b) => a + b });
}

function subtract(left: CelValue, right: CelValue): CelValue {
  if (left instanceof Duration && right instanceof Duration) return duration(left.nanos - right.nanos);
  if (left instanceof Timestamp && right instanceof Duration) return timestamp(left.nanos - right.nanos);
  if (left instanceof Timestamp && right instanceof Timestamp) return duration(left.nanos - right.nanos);
  return calculate(left, right, { whole: (a, b) => a - b, double: (a, b) => a - b });
}

/** `-x`. */
export function negate(value: CelValue): CelValue {
  if (typeof value === 'bigint') return int(-value);
  if (typeof value === 'number') return -value;
  if (value instanceof Duration) return duration(-value.nanos);
  throw new Mismatch('a value cannot be negated');
}

function joinOrigins(left: CelList, right: CelList): CelList['origins'] {
  if (!left.origins && !right.origins) return undefined;
  return [left, right].flatMap(({ elements, origins }) => elements.map((_, at) => origins?.[at]));
}

/** Sets are united, list maps merged by their keys, other lists appended. */
function joinLists(left: CelList, right: CelList, budget: Budget): CelList {
  budget.spend(left.elements.length + right.elements.length);
  const { listType } = left;
  if (listType === 'atomic')
    return new CelList([...left.elements, ...right.elements], 'atomic', joinOrigins(left, right));
  const elements = [...left.known];
  for (const element of right.known) {
    budget.spend(elements.length);
    const at = elements.findIndex((own) =>
      listType === 'set' ? equals(own, element) : equalKeys(own, element, listType),
    );
    if (at === -1) elements.push(element);
    else elements[at] = element;
  }
  return new CelList(elements, listType);
}
