import { CelError, NotKnown } from '../failure.ts';
import type { Timestamp } from '../values.ts';
import { partsOf, SECOND } from './time.ts';

/** The parts of a time that functions read, in a zone: its name, or its distance from UTC (`+02:00`). */
export function readTime(name: string, { nanos }: Timestamp, zone = 'UTC'): number {
  const { date, nanosecond } = partsOf(nanos + zoneOffset(zone, nanos));
  switch (name) {
    case 'getFullYear':
      return date.getUTCFullYear();
    case 'getMonth':
      return date.getUTCMonth();
    case 'getDate':
      return date.getUTCDate();
    case 'getDayOfMonth':
      return date.getUTCDate() - 1;
    case 'getDayOfWeek':
      return date.getUTCDay();
    case 'getDayOfYear':
      return Math.floor((date.getTime() - new Date(date).setUTCMonth(0, 1)) / 86_400_000);
    case 'getHours':
      return date.getUTCHours();
    case 'getMinutes':
      return date.getUTCMinutes();
    case 'getSeconds':
      return date.getUTCSeconds();
    default:
      return Math.floor(nanosecond / 1_000_000);
  }
}

/** Nanoseconds from UTC to a zone, at a time. */
function zoneOffset(zone: string, nanos: bigint): bigint {
  if (zone === 'UTC' || zone === '') return 0n;
  const [, sign, hours = '', minutes = ''] = /^([+-]?)(\d{1,2}):(\d{2})$/.exec(zone) ?? [];
  if (hours === '') return namedOffset(zone, nanos);
  return signed(sign, BigInt(Number(hours) * 60 + Number(minutes)) * 60n);
}

function namedOffset(zone: string, nanos: bigint): bigint {
  if (zone === 'Local') throw new NotKnown('the time zone of the API server decides');
  const name = formatterOf(zone)
    .formatToParts(partsOf(nanos).date)
    .find(({ type }) => type === 'timeZoneName')?.value;
  const [, sign, ...parts] = /^GMT([+-])(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(name ?? '') ?? [];
  const [hours = 0, minutes = 0, seconds = 0] = parts.map((part) => Number(part ?? 0));
  return signed(sign, BigInt((hours * 60 + minutes) * 60 + seconds));
}

function signed(sign: string | undefined, seconds: bigint): bigint {
  return sign === '-' ? -seconds * SECOND : seconds * SECOND;
}

function formatterOf(zone: string): Intl.DateTimeFormat {
  if (!/^[A-Za-z][\w+\-/]{0,60}$/.test(zone)) throw new CelError('unknown time zone');
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  } catch {
    throw new CelError('unknown time zone');
  }
}
