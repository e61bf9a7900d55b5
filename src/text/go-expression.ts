import { RE2JS } from 're2js';

/** A regular expression of Go, which finds a match anywhere in a text in linear time. Undefined if it is not valid. */
export function goExpression(source: string): RE2JS | undefined {
  try {
    return RE2JS.compile(source);
  } catch {
    return undefined;
  }
}

/** The parts of a pattern once its repetitions are written out. The parser accepts at most 1,000, nested ones multiplied. */
export function partsOf(source: string): number {
  let repetitions = 1;
  for (const [, least = '', most = ''] of source.matchAll(/\{(\d+)(?:,(\d*))?\}/g))
    repetitions = Math.min(1000, repetitions * Math.max(1, Number(most || least)));
  return source.length * repetitions;
}
