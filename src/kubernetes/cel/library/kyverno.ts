import { timestamp } from '../arithmetic.ts';
import { CelError } from '../failure.ts';
import { CelList, CelMap, type CelValue, Duration, LiteralMap, Timestamp } from '../values.ts';
import { readTime } from './clock.ts';
import type { CelFunction, Functions } from './table.ts';

/** Nanoseconds from the year 1, from which times are truncated, to 1970. */
const YEAR_ONE = 62_135_596_800n * 10n ** 9n;
const CRON_PARTS = ['getMinutes', 'getHours', 'getDate', 'getMonth', 'getDayOfWeek'];

const listObjToMap: CelFunction = ([keys, values, key, value], budget) => {
  if (!(keys instanceof CelList && values instanceof CelList)) return undefined;
  if (typeof key !== 'string' || typeof value !== 'string') return undefined;
  budget.spend(keys.elements.length);
  if (keys.elements.length !== values.elements.length) throw new CelError('listObjToMap requires lists of one length');
  const others = values.known;
  return new LiteralMap(
    keys.known.map((entry, at) => {
      const name = fieldOf(entry, key);
      if (typeof name !== 'string') throw new CelError('the key of listObjToMap is not a text');
      return [name, fieldOf(others[at], value) ?? null] as const;
    }),
  );
};

/** Functions that only Kyverno has. */
export const KYVERNO_FUNCTIONS: Functions = {
  listObjToMap,
  'transform.listObjToMap': listObjToMap,
  'time.truncate': ([time, unit]) => {
    if (!(time instanceof Timestamp && unit instanceof Duration)) return undefined;
    return unit.nanos <= 0n ? time : timestamp(time.nanos - ((time.nanos + YEAR_ONE) % unit.nanos));
  },
  'time.toCron': ([time]) => {
    if (!(time instanceof Timestamp)) return undefined;
    const parts = CRON_PARTS.map((part) => readTime(part, time) + (part === 'getMonth' ? 1 : 0));
    return parts.join(' ');
  },
};

function fieldOf(value: CelValue | undefined, name: string): CelValue | undefined {
  return value instanceof CelMap ? value.get(name) : undefined;
}
