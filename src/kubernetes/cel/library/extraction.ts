import { type Budget, CelError } from '../failure.ts';
import { CelList, type CelValue, Optional } from '../values.ts';
import { expression } from './regex.ts';
import type { Functions } from './table.ts';

/** CEL's extension for regular expressions, which Kyverno has and the API server has not. */
export const EXTRACTION_FUNCTIONS: Functions = {
  'regex.extract': ([text, pattern], budget) => {
    const found = extracted(text, pattern, budget);
    return found && (found[0] === undefined || found[0] === '' ? Optional.none : new Optional(found[0]));
  },
  'regex.extractAll': ([text, pattern], budget) => {
    const found = extracted(text, pattern, budget);
    return found && new CelList(found.filter((part) => part !== undefined && part !== ''));
  },
  'regex.replace': ([text, pattern, replacement, most = -1n], budget) => {
    if (typeof text !== 'string' || typeof pattern !== 'string') return undefined;
    if (typeof replacement !== 'string' || typeof most !== 'bigint') return undefined;
    const matcher = expression(text, pattern, budget).matcher(text);
    let [result, last] = ['', 0];
    for (let count = 0n; count !== most && matcher.find(); count++) {
      result += text.slice(last, matcher.start());
      result += replacement.replace(/\\(.?)/gs, (_, sign: string) => {
        if (sign === '\\') return sign;
        if (!/^\d$/.test(sign) || Number(sign) > matcher.groupCount()) throw new CelError('invalid replacement string');
        return matcher.group(Number(sign)) ?? '';
      });
      last = matcher.end();
      budget.spend(1 + result.length / 100);
    }
    return result + text.slice(last);
  },
};

/** All matches of a pattern or, if it has a group, what that matches. */
function extracted(
  text: CelValue | undefined,
  pattern: CelValue | undefined,
  budget: Budget,
): (string | undefined)[] | undefined {
  if (typeof text !== 'string' || typeof pattern !== 'string') return undefined;
  const matcher = expression(text, pattern, budget).matcher(text);
  const groups = matcher.groupCount();
  if (groups > 1) throw new CelError('regular expression has more than one capturing group');
  const found: (string | undefined)[] = [];
  while (matcher.find()) {
    budget.spend(1);
    found.push(matcher.group(groups) ?? undefined);
  }
  return found;
}
