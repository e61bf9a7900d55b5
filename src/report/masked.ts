import { MASK } from '../lint/masking.ts';

/** Whether something of a shown line is hidden. */
export function isMasked(line: string): boolean {
  return line.includes(MASK);
}

/**
 * A range of a line (UTF-16 code units from 0, end exclusive) as it stands in the line as shown. A mask is not as long
 * as what it hides, so what stands behind the first one is taken for the mask.
 */
export function rangeInMasked(line: string, start: number, end: number): { start: number; end: number } {
  const mask = line.indexOf(MASK);
  if (mask === -1) return { start, end };
  return { start: Math.min(start, mask), end: end <= mask ? end : mask + MASK.length };
}
