import { timestamp } from '../arithmetic.ts';
import type { Timestamp } from '../values.ts';

export const SECOND = 10n ** 9n;

const UNITS: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  μs: 1_000n,
  ms: 1_000_000n,
  s: SECOND,
  m: 60n * SECOND,
  h: 3600n * SECOND,
};
const PART = /([0-9]*)(?:\.([0-9]*))?(ns|us|µs|μs|ms|s|m|h)/y;
const LONGEST = 2n ** 63n - 1n;
const LONGEST_DURATION = 200;

/** Nanoseconds of a duration as Go writes it (`1h30m`, `-1.5s`, `0`), or undefined if it is none. */
export function parseDuration(text: string): bigint | undefined {
  const negative = text.startsWith('-');
  const rest = /^[+-]/.test(text) ? text.slice(1) : text;
  if (rest === '0') return 0n;
  if (rest === '' || text.length > LONGEST_DURATION) return undefined;
  let nanos = 0n;
  PART.lastIndex = 0;
  while (PART.lastIndex < rest.length) {
    const [, whole = '', fraction = '', unit = ''] = PART.exec(rest) ?? [];
    if (unit === '' || (whole === '' && fraction === '')) return undefined;
    const size = UNITS[unit] ?? 0n;
    nanos += BigInt(whole || '0') * size;
    // Go reads a fraction as a whole number over a power of ten, and rounds down.
    if (fraction !== '') nanos += (BigInt(fraction.slice(0, 18)) * size) / 10n ** BigInt(Math.min(fraction.length, 18));
    if (nanos > LONGEST) return undefined;
  }
  return negative ? -nanos : nanos;
}

const LONG_PART = /(\d+)\s*([A-Za-zµ]+)/g;
const LONG_UNITS: readonly (readonly [bigint, readonly string[], string])[] = [
  [1n, ['ns'], 'nano'],
  [1_000n, ['us', 'µs'], 'micro'],
  [1_000_000n, ['ms'], 'milli'],
  [SECOND, ['s'], 'sec'],
  [60n * SECOND, ['m'], 'min'],
  [3600n * SECOND, ['h', 'hr'], 'hour'],
  [86_400n * SECOND, ['d'], 'day'],
  [7n * 86_400n * SECOND, ['w', 'wk'], 'week'],
];

/** Nanoseconds of a field of format `duration`, which also takes words (`2 days`). */
export function parseDurationField(text: string): bigint | undefined {
  const nanos = parseDuration(text);
  if (nanos !== undefined) return nanos;
  let sum: bigint | undefined;
  if (text.length > LONGEST_DURATION) return undefined;
  for (const [, count = '', name = ''] of text.matchAll(LONG_PART)) {
    const unit = name.toLowerCase();
    for (const [size, names, word] of LONG_UNITS) {
      if (names.includes(unit) || unit.startsWith(word)) sum = (sum ?? 0n) + BigInt(count) * size;
    }
  }
  return sum;
}

const RFC3339 = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:[.,](\d+))?(?:Z|([+-])(\d{2}):(\d{2}))$/;

/** A time as RFC 3339 writes it, or undefined if it is none. */
export function parseTimestamp(text: string): Timestamp | undefined {
  const match = RFC3339.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second] = match.map(Number);
  const [fraction = '', sign, offsetHour = '0', offsetMinute = '0'] = match.slice(7);
  const days = daysSince1970(year ?? 0, month ?? 0, day ?? 0);
  if (days === undefined || (hour ?? 24) > 23 || (minute ?? 60) > 59 || (second ?? 60) > 59) return undefined;
  if (Number(offsetHour) > 24 || Number(offsetMinute) > 60) return undefined;
  const offset = (Number(offsetHour) * 60 + Number(offsetMinute)) * (sign === '-' ? -1 : 1);
  const seconds = days * 86_400 + (hour ?? 0) * 3600 + (minute ?? 0) * 60 + (second ?? 0) - offset * 60;
  return timestamp(BigInt(seconds) * SECOND + BigInt(fraction.slice(0, 9).padEnd(9, '0')));
}

/** Days of a date, which may be written `2006-01-02`, or undefined if the month has no such day. */
function daysSince1970(year: number, month: number, day: number): number | undefined {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() / 86_400_000 : undefined;
}

/** Midnight of a date such as `2006-01-02`, or undefined if it is none. */
export function parseDate(text: string): Timestamp | undefined {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? parseTimestamp(`${text}T00:00:00Z`) : undefined;
}

/** A time as RFC 3339 writes it, in UTC, with as many digits as it needs. */
export function formatTimestamp({ nanos }: Timestamp): string {
  const { date, nanosecond } = partsOf(nanos);
  const fraction = nanosecond === 0 ? '' : `.${String(nanosecond).padStart(9, '0').replace(/0+$/, '')}`;
  return `${date.toISOString().slice(0, 19)}${fraction}Z`;
}

/** A time as a date with milliseconds, and the nanoseconds of its second. */
export function partsOf(nanos: bigint): { readonly date: Date; readonly nanosecond: number } {
  const nanosecond = ((nanos % SECOND) + SECOND) % SECOND;
  return { date: new Date(Number((nanos - nanosecond) / 1_000_000n)), nanosecond: Number(nanosecond) };
}
