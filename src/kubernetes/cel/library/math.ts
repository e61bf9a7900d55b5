import { int, negate, uint } from '../arithmetic.ts';
import { compare } from '../compare.ts';
import { CelError } from '../failure.ts';
import { CelList, type CelValue, Uint } from '../values.ts';
import type { CelFunction, Functions } from './table.ts';

const WORD = 2n ** 64n;

/** CEL's extension for numbers, which Kyverno has and the API server has not, and Kyverno's own `math.round` with digits. */
export const MATH_FUNCTIONS: Functions = {
  'math.greatest': (args) => extreme(args, (order) => order > 0),
  'math.least': (args) => extreme(args, (order) => order < 0),
  'math.ceil': ofDouble(Math.ceil),
  'math.floor': ofDouble(Math.floor),
  'math.trunc': ofDouble(Math.trunc),
  'math.round': ([value, digits]) => {
    if (typeof value !== 'number') return undefined;
    if (digits === undefined) return rounded(value);
    if (typeof digits !== 'bigint') return undefined;
    const shift = 10 ** Number(digits);
    return rounded(value * shift) / shift;
  },
  'math.isInf': ofDouble((value) => Math.abs(value) === Number.POSITIVE_INFINITY),
  'math.isNaN': ofDouble(Number.isNaN),
  'math.isFinite': ofDouble(Number.isFinite),
  'math.sqrt': ([value]) => {
    const number = value instanceof Uint ? value.value : value;
    return typeof number === 'number' || typeof number === 'bigint' ? Math.sqrt(Number(number)) : undefined;
  },
  'math.abs': ([value]) => {
    if (value instanceof Uint) return value;
    if (typeof value === 'number') return Math.abs(value);
    return typeof value === 'bigint' ? (value < 0n ? negate(value) : value) : undefined;
  },
  'math.sign': ([value]) => {
    if (value instanceof Uint) return uint(value.value === 0n ? 0n : 1n);
    if (typeof value === 'number') return Math.sign(value);
    return typeof value === 'bigint' ? BigInt(Number(value > 0n) - Number(value < 0n)) : undefined;
  },
  'math.bitAnd': ofBits((left, right) => left & right),
  'math.bitOr': ofBits((left, right) => left | right),
  'math.bitXor': ofBits((left, right) => left ^ right),
  'math.bitNot': ([value]) => {
    if (value instanceof Uint) return uint(WORD - 1n - value.value);
    return typeof value === 'bigint' ? ~value : undefined;
  },
  'math.bitShiftLeft': shifted((value, by) => value << by),
  'math.bitShiftRight': shifted((value, by) => BigInt.asUintN(64, value) >> by),
};

/** Half away from zero, as Go rounds. */
function rounded(value: number): number {
  const whole = Math.trunc(value);
  return Math.abs(value - whole) >= 0.5 ? whole + Math.sign(value) : whole;
}

function extreme(args: readonly CelValue[], isBetter: (order: number) => boolean): CelValue | undefined {
  const [only] = args;
  const values = only instanceof CelList && args.length === 1 ? only.known : args;
  const [first, ...rest] = values;
  if (first === undefined || !values.every(isNumber)) return undefined;
  return rest.reduce((best, value) => (isBetter(compare(value, best)) ? value : best), first);
}

function isNumber(value: CelValue): boolean {
  return typeof value === 'bigint' || typeof value === 'number' || value instanceof Uint;
}

function ofDouble(call: (value: number) => number | boolean): CelFunction {
  return ([value]) => (typeof value === 'number' ? call(value) : undefined);
}

function ofBits(call: (left: bigint, right: bigint) => bigint): CelFunction {
  return ([left, right]) => {
    if (typeof left === 'bigint' && typeof right === 'bigint') return int(call(left, right));
    return left instanceof Uint && right instanceof Uint ? uint(call(left.value, right.value)) : undefined;
  };
}

/** Bits that are shifted out are lost, and what is shifted by 64 or more is 0. */
function shifted(call: (value: bigint, by: bigint) => bigint): CelFunction {
  return ([value, by]) => {
    if (typeof by !== 'bigint') return undefined;
    if (by < 0n) throw new CelError('math.bitShift negative offset');
    const isUint = value instanceof Uint;
    const bits = isUint ? value.value : value;
    if (typeof bits !== 'bigint') return undefined;
    const result = by > 63n ? 0n : call(bits, by);
    return isUint ? uint(BigInt.asUintN(64, result)) : BigInt.asIntN(64, result);
  };
}
