import { isQuantity } from '../../terms/format.ts';
import { CelError } from '../failure.ts';
import { type CelValue, Opaque } from '../values.ts';
import type { CelFunction, Functions } from './table.ts';

const NANO = 10n ** 9n;
const INT_MOST = 2n ** 63n - 1n;
const POWERS: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, '': 0, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };
const BINARY = 'KMGTPE';
const PARTS = /^([+-]?)(\d*)(?:\.(\d*))?([a-zA-Z]*)([+-]?\d*)$/;

/** An amount of a resource, to the billionth, as the API server keeps it. */
export class Quantity extends Opaque {
  readonly typeName = 'kubernetes.Quantity';
  /** The amount times 10⁹. */
  readonly nanos: bigint;
  /** The power of ten of the integer that the API server keeps; undefined where it keeps a decimal, which is never an integer. */
  readonly scale: number | undefined;

  constructor(nanos: bigint, scale: number | undefined) {
    super();
    this.nanos = nanos;
    this.scale = scale;
  }

  get isInteger(): boolean {
    return this.scale !== undefined && this.scale >= 0 && fitsInt(this.nanos / NANO);
  }

  equals(other: Opaque): boolean {
    return other instanceof Quantity && other.nanos === this.nanos;
  }
}

/** `quantity(…)` and `isQuantity(…)`. */
export const QUANTITY_FUNCTIONS: Functions = {
  quantity: ([text]) => (typeof text === 'string' ? (parseQuantity(text) ?? noQuantity()) : undefined),
  isQuantity: ([text]) => (typeof text === 'string' ? parseQuantity(text) !== undefined : undefined),
  sign: ofQuantity(({ nanos }) => BigInt(Number(nanos > 0n) - Number(nanos < 0n))),
};

/** Methods of quantities; those that versions have too are in the table of both. */
export const QUANTITY_METHODS: Functions = {
  isInteger: ofQuantity(({ isInteger }) => isInteger),
  asInteger: ofQuantity(({ isInteger, nanos }) => {
    if (!isInteger) throw new CelError('cannot convert value to integer');
    return nanos / NANO;
  }),
  asApproximateFloat: ofQuantity(({ nanos }) => Number(nanos) / 1e9),
  add: ([left, right]) => combined(left, right, (a, b) => a + b),
  sub: ([left, right]) => combined(left, right, (a, b) => a - b),
};

/** The order of two quantities. */
export function compareQuantities(left: Quantity, right: Quantity): number {
  return left.nanos < right.nanos ? -1 : Number(left.nanos > right.nanos);
}

/** A quantity such as `1.5Gi`, `100m`, `1e3`, or undefined if the text is none. */
function parseQuantity(text: string): Quantity | undefined {
  if (text.length > 100 || !isQuantity(text)) return undefined;
  const [, sign = '', whole = '', fraction = '', suffix = '', power = ''] = PARTS.exec(text) ?? [];
  const exponent = power === '' ? (POWERS[suffix] ?? 0) : Number(power);
  if (Math.abs(exponent) > 100) return undefined;
  const binary = suffix.length === 2 ? 2n ** (10n * BigInt(BINARY.indexOf(suffix.charAt(0)) + 1)) : 1n;
  const scale = 9 + (suffix.length === 2 ? 0 : exponent) - fraction.length;
  const digits = BigInt(`${whole}${fraction}` || '0') * binary;
  // Amounts below a billionth count as one.
  const nanos = scale >= 0 ? digits * 10n ** BigInt(scale) : roundUp(digits, 10n ** BigInt(-scale));
  const kept = keptScale(whole.replace(/^0+(?=.)/, ''), fraction, suffix, exponent);
  return new Quantity(sign === '-' ? -nanos : nanos, kept);
}

/** The scale of the integer that the API server keeps a quantity as, if it has so few digits that it does (`ParseQuantity`). */
function keptScale(whole: string, fraction: string, suffix: string, exponent: number): number | undefined {
  if (suffix.length < 2) return whole.length + fraction.length > 18 ? undefined : exponent - fraction.length;
  const bits = 10 * (BINARY.indexOf(suffix.charAt(0)) + 1);
  return fraction !== '' || whole.length + Math.trunc(bits * 0.3) > 14 ? undefined : 0;
}

function roundUp(value: bigint, divisor: bigint): bigint {
  return (value + divisor - 1n) / divisor;
}

function noQuantity(): never {
  throw new CelError("quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
}

function fitsInt(value: bigint): boolean {
  return value >= -INT_MOST - 1n && value <= INT_MOST;
}

function ofQuantity(call: (quantity: Quantity) => CelValue): CelFunction {
  return ([value]) => (value instanceof Quantity ? call(value) : undefined);
}

function combined(
  left: CelValue | undefined,
  right: CelValue | undefined,
  call: (left: bigint, right: bigint) => bigint,
): Quantity | undefined {
  if (!(left instanceof Quantity)) return undefined;
  const other = typeof right === 'bigint' ? new Quantity(right * NANO, 0) : right;
  if (!(other instanceof Quantity)) return undefined;
  const scale = left.scale === undefined || other.scale === undefined ? undefined : Math.min(left.scale, other.scale);
  return new Quantity(call(left.nanos, other.nanos), scale);
}
