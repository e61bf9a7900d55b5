import { type Budget, CelError } from '../failure.ts';
import type { CelValue } from '../values.ts';

/** Without the white space of Unicode around it, which is JavaScript's but for two characters. */
export function trim(text: string): string {
  const isSpace = (at: number) => text[at] !== '\ufeff' && (text[at] === '\x85' || text[at]?.trim() === '');
  let [start, end] = [0, text.length];
  while (start < end && isSpace(start)) start++;
  while (end > start && isSpace(end - 1)) end--;
  return text.slice(start, end);
}

/** The characters (code points) of a text; reading it counts. */
export function split(text: string, budget: Budget): string[] {
  budget.read(text);
  return [...text];
}

/** A position from 0 up to a length. Throws a CelError. */
export function inside(at: bigint, length: number): number {
  if (at < 0n || at > BigInt(length)) throw new CelError(`index out of range: ${at}`);
  return Number(at);
}

/** The first position of some characters in others, from a position on, or -1. */
export function indexOf(
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

/** The last position of some characters in others, up to a position, or -1. */
export function lastIndexOf(
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

/** As Go splits: at most `most` parts, the last one holding the rest; all parts if it is negative. */
export function splitText(text: string, separator: string, most: bigint): string[] {
  if (most === 0n) return [];
  const parts = separator === '' ? [...text] : text.split(separator);
  if (most < 0n || BigInt(parts.length) <= most) return parts;
  const kept = Number(most) - 1;
  return [...parts.slice(0, kept), parts.slice(kept).join(separator)];
}
