import { duration, int, timestamp, uint } from '../arithmetic.ts';
import { CelError, NotKnown } from '../failure.ts';
import { typeOf } from '../types.ts';
import { type CelValue, Duration, Timestamp, TypeName, Uint } from '../values.ts';
import type { Functions } from './table.ts';
import { formatTimestamp, parseDuration, parseTimestamp, SECOND } from './time.ts';

/** Longer ones are not read: what turns digits into a number takes time that grows with their square. */
const LONGEST_NUMBER = 100;
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const TRUE = ['1', 't', 'T', 'true', 'TRUE', 'True'];
const FALSE = ['0', 'f', 'F', 'false', 'FALSE', 'False'];

/** Functions that turn a value into another type. */
export const CONVERSIONS: Functions = {
  int: ([value]) => {
    if (typeof value === 'bigint') return value;
    if (value instanceof Uint) return int(value.value);
    if (value instanceof Duration) return value.nanos;
    if (value instanceof Timestamp) return (value.nanos - (((value.nanos % SECOND) + SECOND) % SECOND)) / SECOND;
    if (typeof value === 'number') return wholeOf(value, 2 ** 63);
    if (typeof value !== 'string') return undefined;
    return /^[+-]?\d+$/.test(value) && inRange(value, -(2n ** 63n), 2n ** 63n) ? whole(value) : unconvertible('int');
  },
  uint: ([value]) => {
    if (value instanceof Uint) return value;
    if (typeof value === 'bigint') return uint(value);
    if (typeof value === 'number') return value < 0 ? unconvertible('uint') : uint(wholeOf(value, 2 ** 64));
    if (typeof value !== 'string') return undefined;
    return /^\d+$/.test(value) && inRange(value, 0n, 2n ** 64n) ? uint(whole(value)) : unconvertible('uint');
  },
  double: ([value]) => {
    if (typeof value === 'number') return value;
    if (typeof value === 'bigint') return Number(value);
    if (value instanceof Uint) return Number(value.value);
    if (typeof value !== 'string') return undefined;
    readable(value);
    if (DECIMAL.test(value)) return Number.isFinite(Number(value)) ? Number(value) : unconvertible('double');
    const [, sign = '', word = ''] = /^([+-]?)(inf(?:inity)?|nan)$/i.exec(value) ?? [];
    if (word !== '') return /^nan$/i.test(word) ? Number.NaN : Number(`${sign}Infinity`);
    // Go also reads hexadecimal numbers.
    if (/^[+-]?0x/i.test(value)) throw new NotKnown('a number is hexadecimal');
    return unconvertible('double');
  },
  string: ([value]) => (value === undefined ? undefined : textOf(value)),
  bool: ([value]) => {
    if (typeof value !== 'string') return typeof value === 'boolean' ? value : undefined;
    return TRUE.includes(value) || (FALSE.includes(value) ? false : unconvertible('bool'));
  },
  bytes: ([value]) => {
    if (typeof value === 'string') return new TextEncoder().encode(value);
    return value instanceof Uint8Array ? value : undefined;
  },
  duration: ([value]) => {
    if (value instanceof Duration) return value;
    if (typeof value === 'bigint') return duration(value);
    if (typeof value !== 'string') return undefined;
    const nanos = parseDuration(value);
    return nanos === undefined ? unconvertible('google.protobuf.Duration') : duration(nanos);
  },
  timestamp: ([value]) => {
    if (value instanceof Timestamp) return value;
    if (typeof value === 'bigint') return timestamp(value * SECOND);
    return typeof value === 'string'
      ? (parseTimestamp(value) ?? unconvertible('google.protobuf.Timestamp'))
      : undefined;
  },
  type: ([value]) => (value === undefined ? undefined : new TypeName(typeOf(value))),
  dyn: ([value]) => value,
};

function unconvertible(type: string): never {
  throw new CelError(`type conversion error to '${type}'`);
}

function whole(text: string): bigint {
  return BigInt(text.replace('+', ''));
}

function readable(text: string): void {
  if (text.length > LONGEST_NUMBER) throw new NotKnown('a number is too long');
}

function inRange(text: string, least: bigint, most: bigint): boolean {
  readable(text);
  const value = whole(text);
  return value >= least && value < most;
}

function wholeOf(value: number, limit: number): bigint {
  if (!(value > -limit && value < limit)) throw new CelError('integer overflow');
  return BigInt(Math.trunc(value));
}

/** A value as `string(…)` gives it; undefined for types that have no text. */
export function textOf(value: CelValue): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return doubleText(value);
  if (value instanceof Uint) return String(value.value);
  if (value instanceof Duration) return `${plainDecimal(Number(value.nanos) / 1e9)}s`;
  if (value instanceof Timestamp) return formatTimestamp(value);
  if (value instanceof TypeName) return value.name;
  if (value instanceof Uint8Array) return utf8(value);
  return undefined;
}

function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new CelError('invalid UTF-8 in bytes, cannot convert to string');
  }
}

/** As Go's shortest form writes a number: with an exponent below 10⁻⁴ and from 10⁶ on. */
function doubleText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  if (Object.is(value, -0)) return '-0';
  const [digits = '', power = '0'] = value.toExponential().split('e');
  const exponent = Number(power);
  if (value === 0 || (exponent >= -4 && exponent < 6)) return plainDecimal(value);
  return `${digits}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

/** A number without exponent. */
export function plainDecimal(value: number): string {
  const text = String(value);
  const [, sign = '', first = '', rest = '', power = ''] = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? [];
  if (power === '') return text;
  const exponent = Number(power);
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${first}${rest}`;
  return `${sign}${first}${rest.padEnd(exponent, '0')}`;
}
