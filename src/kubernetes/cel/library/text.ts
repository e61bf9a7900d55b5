import { type Budget, CelError } from '../failure.ts';
import { CelList, type CelValue } from '../values.ts';
import { formatText } from './format.ts';
import type { CelFunction, Functions } from './table.ts';

/** Methods of strings. Positions count characters (code points), from 0. */
export const TEXT_METHODS: Functions = {
  contains: ofTexts((text, other) => text.includes(other)),
  startsWith: ofTexts((text, other) => text.startsWith(other)),
  endsWith: ofTexts((text, other) => text.endsWith(other)),
  lowerAscii: ofText((text) => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())),
  upperAscii: ofText((text) => text.replace(/[a-z]+/g, (letters) => letters.toUpperCase())),
  trim: ofText(trim),
  charAt: ([text, at], budget) => {
    if (typeof text !== 'string' || typeof at !== 'bigint') return undefined;
    const characters = split(text, budget);
    return characters[inside(at, characters.length)] ?? '';
  },
  substring: ([text, start, end], budget) => {
    if (typeof text !== 'string' || typeof start !== 'bigint') return undefined;
    const characters = split(text, budget);
    if (end === undefined) return characters.slice(inside(start, characters.length)).join('');
    if (typeof end !== 'bigint') return undefined;
    if (start > end) throw new CelError(`invalid substring range. start: ${start}, end: ${end}`);
    return characters.slice(inside(start, characters.length), inside(end, characters.length)).join('');
  },
  indexOf: ([text, other, from], budget) => {
    if (typeof text !== 'string' || typeof other !== 'string') return undefined;
    return indexOf(split(text, budget), split(other, budget), from ?? 0n, budget);
  },
  lastIndexOf: ([text, other, from], budget) => {
    if (typeof text !== 'string' || typeof other !== 'string') return undefined;
    return lastIndexOf(split(text, budget), split(other, budget), from, budget);
  },
  split: ([text, separator, most], budget) => {
    if (typeof text !== 'string' || typeof separator !== 'string') return undefined;
    if (most !== undefined && typeof most !== 'bigint') return undefined;
    budget.read(text);
    return new CelList(splitText(text, separator, most ?? -1n));
  },
  replace: ([text, old, fresh, most], budget) => {
    if (typeof text !== 'string' || typeof old !== 'string' || typeof fresh !== 'string') return undefined;
    if (most !== undefined && typeof most !== 'bigint') return undefined;
    // Go puts the new text around every character then.
    if (old === '') return undefined;
    const parts = splitText(text, old, most === undefined || most < 0n ? -1n : most + 1n);
    budget.spend((text.length + parts.length * fresh.length) / 10);
    return parts.join(fresh);
  },
  join: ([list, separator], budget) => {
    if (!(list instanceof CelList) || (separator !== undefined && typeof separator !== 'string')) return undefined;
    const texts = list.known.filter((element) => typeof element === 'string');
    if (texts.length !== list.elements.length) return undefined;
    budget.spend(texts.reduce((length, text) => length + text.length + (separator?.length ?? 0), 0) / 10);
    return texts.join(separator ?? '');
  },
  format: ([template, values], budget) =>
    typeof template === 'string' && values instanceof CelList ? formatText(template, values.known, budget) : undefined,
};

/** `strings.quote`. */
export const TEXT_FUNCTIONS: Functions = {
  'strings.quote': ofText(
    (text) => `"${text.replace(/["\\\x07\b\f\n\r\t\v]/g, (sign) => `\\${ESCAPES[sign] ?? sign}`)}"`,
  ),
};

const ESCAPES: Readonly<Record<string, string>> = {
  '\x07': 'a',
  '\b': 'b',
  '\f': 'f',
  '\n': 'n',
  '\r': 'r',
  '\t': 't',
  '\v': 'v',
};

function ofText(call: (text: string) => CelValue): CelFunction {
  return ([text], budget) => {
    if (typeof text !== 'string') return undefined;
    budget.read(text);
    return call(text);
  };
}

function ofTexts(call: (text: string, other: string) => CelValue): CelFunction {
  return ([text, other], budget) => {
    if (typeof text !== 'string' || typeof other !== 'string') return undefined;
    budget.read(text);
    return call(text, other);
  };
}

/** Without the white space of Unicode around it, which is JavaScript's but for two characters. */
function trim(text: string): string {
  const isSpace = (at: number) => text[at] !== '\ufeff' && (text[at] === '\x85' || text[at]?.trim() === '');
  let [start, end] = [0, text.length];
  while (start < end && isSpace(start)) start++;
  while (end > start && isSpace(end - 1)) end--;
  return text.slice(start, end);
}

function split(text: string, budget: Budget): string[] {
  budget.read(text);
  return [...text];
}

function inside(at: bigint, length: number): number {
  if (at < 0n || at > BigInt(length)) throw new CelError(`index out of range: ${at}`);
  return Number(at);
}

function indexOf(
  text: readonly string[],
  other: readonly string[],
  from: CelValue,
  budget: Budget,
): bigint | undefined {
  if (typeof from !== 'bigint') return undefined;
  if (other.length === 0) return from;
  if (from < 0n) throw new CelError(`index out of range: ${from}`);
  budget.spend((text.length * other.length) / 10);
  for (let at = Number(from); at + other.length <= text.length; at++) if (startsAt(text, other, at)) return BigInt(at);
  return -1n;
}

function lastIndexOf(
  text: readonly string[],
  other: readonly string[],
  from: CelValue | undefined,
  budget: Budget,
): bigint | undefined {
  if (from !== undefined && typeof from !== 'bigint') return undefined;
  if (other.length === 0) return from ?? BigInt(text.length);
  if (from !== undefined && from < 0n) throw new CelError(`index out of range: ${from}`);
  if (from !== undefined && from >= BigInt(text.length)) return -1n;
  budget.spend((text.length * other.length) / 10);
  const last = text.length - other.length;
  for (let at = Math.min(Number(from ?? last), last); at >= 0; at--) if (startsAt(text, other, at)) return BigInt(at);
  return -1n;
}

function startsAt(text: readonly string[], other: readonly string[], at: number): boolean {
  return other.every((character, index) => text[at + index] === character);
}

/** As Go splits: at most `most` parts, the last one holding the rest; all parts where it is negative. */
function splitText(text: string, separator: string, most: bigint): string[] {
  if (most === 0n) return [];
  const parts = separator === '' ? [...text] : text.split(separator);
  if (most < 0n || BigInt(parts.length) <= most) return parts;
  const kept = Number(most) - 1;
  return [...parts.slice(0, kept), parts.slice(kept).join(separator)];
}
