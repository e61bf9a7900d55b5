import { RE2JS } from 're2js';

/** Expressions that were compiled before, by source: the files of a repository use the same few again and again. */
const compiled = new Map<string, RE2JS | undefined>();
/** Parts of all expressions that are kept. */
const MAX_KEPT = 200_000;
let kept = 0;

/** A regular expression of Go, which finds a match anywhere in a text in linear time. Undefined if it is not valid. */
export function goExpression(source: string): RE2JS | undefined {
  if (compiled.has(source)) return compiled.get(source);
  const expression = compile(source);
  const parts = partsOf(source) + 1;
  if (parts > MAX_KEPT) return expression;
  kept += parts;
  if (kept > MAX_KEPT) {
    compiled.clear();
    kept = parts;
  }
  compiled.set(source, expression);
  return expression;
}

function compile(source: string): RE2JS | undefined {
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
