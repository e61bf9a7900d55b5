/** The versions that a tag or a range allows. */
export interface VersionSpan {
  /** What is before the numbers, such as `release-`; `v` counts as nothing. */
  readonly prefix: string;
  /** What is after them, with `#` for each number in it: `-alpine#`. */
  readonly flavor: string;
  readonly isDate: boolean;
  /** The lowest and the highest version, `PARTS` numbers each. */
  readonly low: readonly number[];
  readonly high: readonly number[];
}

const PARTS = 5;
const MAX_LENGTH = 128;
const FORM = /^([~^]?) ?((?:[a-z]+[-_.]?)?)(\d{1,9}(?:\.(?:\d{1,9}|[x*](?![a-z])))*)((?:[-_+].*)?)$/i;
const DATE = /^([a-z_.-]*)(20\d\d)(-?)(0[1-9]|1[0-2])\3(0[1-9]|[12]\d|3[01])(?!\d)/i;
/** Digits of a single number from which it may as well be a hash. */
const HASH_DIGITS = 7;

/**
 * The versions that a text allows, or undefined if it is not a version, a date or a range such as `1.x`, `~1.2` or `^1.2`. A version
 * with few numbers allows all that begin with them, as tags of images do.
 */
export function versionSpan(text: string): VersionSpan | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  return dateSpan(text) ?? numberSpan(text);
}

function dateSpan(text: string): VersionSpan | undefined {
  const [found, prefix = '', year, , month, day] = DATE.exec(text) ?? [];
  if (found === undefined) return undefined;
  const date = padded([Number(`${year}${month}${day}`)], 0);
  return { prefix: sharedPrefix(prefix), flavor: '', isDate: true, low: date, high: date };
}

function numberSpan(text: string): VersionSpan | undefined {
  const [found, operator, prefix = '', numbers = '', rest = ''] = FORM.exec(text) ?? [];
  if (found === undefined) return undefined;
  const parts = numbers.split('.');
  if (parts.length > PARTS || (parts.length === 1 && numbers.length >= HASH_DIGITS)) return undefined;
  const open = parts.findIndex((part) => !/^\d/.test(part));
  const known = (open === -1 ? parts : parts.slice(0, open)).map(Number);
  const flavor = rest.replace(/\+.*$/, '').replace(/\d+/g, '#');
  const fixed = known.slice(0, fixedParts(operator, known));
  const isExact = operator === '' && open === -1 && known.length > 2;
  const high = padded(fixed, isExact ? 0 : Number.POSITIVE_INFINITY);
  return { prefix: sharedPrefix(prefix), flavor, isDate: false, low: padded(known, 0), high };
}

/** How many of the numbers of a range never change. */
function fixedParts(operator: string | undefined, known: readonly number[]): number {
  if (operator === '~') return Math.min(known.length, 2);
  if (operator !== '^') return known.length;
  const leading = known.findIndex((number) => number > 0);
  return leading === -1 ? known.length : leading + 1;
}

function padded(numbers: readonly number[], filler: number): number[] {
  return Array.from({ length: PARTS }, (_, index) => numbers[index] ?? filler);
}

function sharedPrefix(prefix: string): string {
  return prefix.toLowerCase() === 'v' ? '' : prefix;
}

/** How one text of a version is to another: certainly newer or older; undefined if that is not known. */
export function directionOf(before: string, after: string): 'forward' | 'back' | undefined {
  const [old, now] = [versionSpan(before), versionSpan(after)];
  if (!old || !now || !isComparable(old, now)) return undefined;
  if (compare(now.low, old.high) > 0) return 'forward';
  return compare(now.high, old.low) < 0 ? 'back' : undefined;
}

/** The first numbers of two versions that are not dates, if the second one is certainly higher. */
export function majorsOf(before: string, after: string): readonly [number, number] | undefined {
  const [old, now] = [versionSpan(before), versionSpan(after)];
  if (!old || !now || !isComparable(old, now) || old.isDate) return undefined;
  const [from = 0, to = 0] = [old.high[0], now.low[0]];
  return to > from && to < YEARS ? [from, to] : undefined;
}

/** From here on a first number is a year or a build, which another scheme of versions begins with. */
const YEARS = 1000;

function isComparable(a: VersionSpan, b: VersionSpan): boolean {
  const isSameScheme = a.isDate === b.isDate && (a.low[0] ?? 0) < YEARS === (b.low[0] ?? 0) < YEARS;
  return isSameScheme && a.prefix === b.prefix && a.flavor === b.flavor;
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
