import { listWords } from '../../text/words.ts';

/** How to write a duration with some units, as a sentence without its period. */
export function durationAdvice(units: readonly string[]): string {
  const names = listWords(
    units.map((unit) => `\`${unit}\``),
    'or',
  );
  return `Use numbers followed by ${names}, such as \`${units.includes('h') ? '1h30m' : '10m'}\``;
}

const MINUTES: Readonly<Record<string, number>> = { m: 1, h: 60, d: 1440, w: 10_080 };
const LONG_UNITS: Readonly<Record<string, string>> = {
  sec: 's',
  secs: 's',
  second: 's',
  seconds: 's',
  min: 'm',
  mins: 'm',
  minute: 'm',
  minutes: 'm',
  hr: 'h',
  hour: 'h',
  hours: 'h',
  day: 'd',
  days: 'd',
  week: 'w',
  weeks: 'w',
};

/** A duration in units that are taken: days as hours, hours as minutes, names of units as letters. */
export function inUnits(text: string, units: readonly string[]): string | undefined {
  const [, digits = '', name = ''] = /^\s*([0-9]{1,6})\s*([A-Za-z]+)\s*$/.exec(text) ?? [];
  const unit = LONG_UNITS[name.toLowerCase()] ?? name.toLowerCase();
  if (digits === '') return undefined;
  if (units.includes(unit)) return `${Number(digits)}${unit}`;
  const minutes = MINUTES[unit];
  if (minutes === undefined) return undefined;
  const total = Number(digits) * minutes;
  return units.includes('h') && total % 60 === 0 ? `${total / 60}h` : units.includes('m') ? `${total}m` : undefined;
}
