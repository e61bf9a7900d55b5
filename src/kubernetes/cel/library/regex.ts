import { RE2JS } from 're2js';
import { type Budget, CelError } from '../failure.ts';
import { CelList } from '../values.ts';
import type { Functions } from './table.ts';

/** Patterns that are kept compiled. */
const KEPT = 2_000;
const compiled = new Map<string, RE2JS | undefined>();

/** Functions of regular expressions: RE2's syntax, in linear time. */
export const REGEX_METHODS: Functions = {
  matches: ([text, pattern], budget) => {
    if (typeof text !== 'string' || typeof pattern !== 'string') return undefined;
    return expression(text, pattern, budget).test(text);
  },
  find: ([text, pattern], budget) => {
    if (typeof text !== 'string' || typeof pattern !== 'string') return undefined;
    const matcher = expression(text, pattern, budget).matcher(text);
    return matcher.find() ? (matcher.group() ?? '') : '';
  },
  findAll: ([text, pattern, most], budget) => {
    if (typeof text !== 'string' || typeof pattern !== 'string') return undefined;
    if (most !== undefined && typeof most !== 'bigint') return undefined;
    const matcher = expression(text, pattern, budget).matcher(text);
    const found: string[] = [];
    let last = -1;
    while ((most === undefined || most < 0n || found.length < most) && matcher.find()) {
      budget.spend(1);
      // Go does not count an empty match that follows another one.
      if (matcher.end() > matcher.start() || matcher.start() !== last) found.push(matcher.group() ?? '');
      last = matcher.end();
    }
    return new CelList(found);
  },
};

/** A pattern, ready to go through a text: what that costs grows with both. */
export function expression(text: string, pattern: string, budget: Budget): RE2JS {
  budget.spend((1 + text.length / 10) * (1 + pattern.length / 4));
  if (!compiled.has(pattern)) {
    if (compiled.size >= KEPT) compiled.clear();
    compiled.set(pattern, compile(pattern));
  }
  const found = compiled.get(pattern);
  if (!found) throw new CelError('error parsing regexp');
  return found;
}

function compile(pattern: string): RE2JS | undefined {
  try {
    return RE2JS.compile(pattern);
  } catch {
    return undefined;
  }
}
