import { MAX_RANGE_LENGTH, parseRange } from './range.ts';
import { maySatisfy } from './satisfiable.ts';

/** Why a text is not a range, as a clause, where more can be said; `repaired` is what was certainly meant. */
export interface RangeFault {
  readonly why: string | undefined;
  readonly repaired: string | undefined;
}

interface Slip {
  readonly found: RegExp;
  readonly why: string;
  readonly mend: (text: string) => string;
}

/** Slips that leave no doubt of what was meant, in the order in which they are fixed. */
const SLIPS: readonly Slip[] = [
  {
    found: /==/,
    why: '`==` is not an operator, use `=`',
    mend: (text) => text.replace(/={2,}/g, '='),
  },
  {
    found: /(?:^|[\s,=<>~^|])V[0-9]/,
    why: 'only a lowercase `v` is allowed before a version',
    mend: (text) => text.replace(/(^|[\s,=<>~^|])V(?=[0-9])/g, '$1v'),
  },
  {
    found: /\sAND\s|&/i,
    why: 'join conditions with a space or a comma',
    mend: (text) => text.replace(/\s*(?:\sAND\s|&&?)\s*/gi, ' '),
  },
  {
    found: /\sOR\s|(?<!\|)\|(?!\|)/i,
    why: 'separate alternatives with `||`',
    mend: (text) => text.replace(/\s*(?:\sOR\s|(?<!\|)\|(?!\|))\s*/gi, ' || '),
  },
  {
    found: /[0-9A-Za-z*][<>=!~^]/,
    why: 'separate comparisons with a space or a comma',
    mend: (text) => text.replace(/([0-9A-Za-z*])(?=[<>=!~^])/g, '$1 '),
  },
  {
    found: /,\s*$/,
    why: 'it ends with a comma',
    mend: (text) => text.replace(/,\s*$/, ''),
  },
];

/** What is wrong with a text that is not a range. */
export function rangeFault(text: string): RangeFault {
  if (Buffer.byteLength(text) > MAX_RANGE_LENGTH)
    return { why: `it is longer than ${MAX_RANGE_LENGTH} bytes`, repaired: undefined };
  const slips = SLIPS.filter(({ found }) => found.test(text));
  const mended = slips.reduce((result, { mend }) => mend(result), text);
  const range = mended === text ? undefined : parseRange(mended);
  const [slip] = slips;
  if (slip && range && maySatisfy(range)) return { why: slip.why, repaired: mended };
  return { why: shapeOf(text.trim()), repaired: undefined };
}

function shapeOf(text: string): string | undefined {
  if (text === '') return 'it is empty';
  if (text.split('||').some((alternative) => alternative.trim() === '')) return 'an alternative next to `||` is empty';
  if (/^v?[0-9]+(?:\.[0-9x*]+){3,}/i.test(text)) return 'a version has at most three numbers';
  if (/-(?:[0-9A-Za-z-]+\.)*0[0-9]+(?:[.+]|$)/.test(text)) return 'a number in a pre-release must not begin with 0';
  if (/^(?:=|!=|[<>]=?|=[<>]|~>?|\^)$/.test(text)) return 'the version after the operator is missing';
  return undefined;
}
