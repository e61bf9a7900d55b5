import { editDistance } from './nearest.ts';

/**
 * What speaks for a slip. `alike`: only the two names, which may both be right. `absent`: nothing is called as it is written, so that
 * shorter words and more letters may differ.
 */
export type SlipEvidence = 'alike' | 'absent';

/** Names that are compared with one: many may be, and many of them. */
const MAX_NAMES = 1000;

/**
 * The name that was meant, if only a typo can explain the difference: another separator or case, or one letter
 * in one long word. `dev` and `prd` or `cluster-1` and `cluster-2` are different names, not slips.
 */
export function misspelt(name: string, names: readonly string[], evidence: SlipEvidence = 'alike'): string | undefined {
  if (names.length > MAX_NAMES) return undefined;
  const same = names.filter((candidate) => isSameBare(candidate, name));
  if (same.length > 0) return same.length === 1 ? same[0] : undefined;
  const words = name.split(/[-_]/);
  const letters = new Letters(name);
  // Many names may be compared with many others: what is more than one edit away as a whole is so in its words.
  const near = names.filter((candidate) =>
    evidence === 'alike'
      ? isOneEdit(candidate, name)
      : Math.abs(candidate.length - name.length) <= 2 && letters.areNearlyThoseOf(candidate),
  );
  const slips = near.filter((candidate) => isSlip(words, candidate.split(/[-_]/), evidence));
  const [closest, second] = slips
    .map((candidate) => ({ candidate, isOne: isOneEdit(candidate, name) }))
    .sort((a, b) => Number(b.isOne) - Number(a.isOne));
  return closest && closest.isOne === second?.isOne ? undefined : closest?.candidate;
}

/** Whether two names differ only in case and separators. */
function isSameBare(a: string, b: string): boolean {
  let left = 0;
  let right = 0;
  for (;;) {
    while (left < a.length && !isLetterOrDigit(a.charCodeAt(left))) left++;
    while (right < b.length && !isLetterOrDigit(b.charCodeAt(right))) right++;
    if (left >= a.length || right >= b.length) return left >= a.length && right >= b.length;
    if (lower(a.charCodeAt(left++)) !== lower(b.charCodeAt(right++))) return false;
  }
}

function isLetterOrDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (lower(code) >= 97 && lower(code) <= 122);
}

/** The code of a letter as it is in lower case. */
function lower(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code;
}

/** The letters of a name in any order: a look at them is much cheaper than one at their edits. */
class Letters {
  readonly #counts = new Int32Array(128);
  #size = 0;

  constructor(name: string) {
    for (let at = 0; at < name.length; at++) {
      const code = name.charCodeAt(at);
      if (isSeparator(code)) continue;
      this.#size++;
      this.#add(code, 1);
    }
  }

  /** Whether two edits may make them those of another name. */
  areNearlyThoseOf(other: string): boolean {
    let size = 0;
    let extra = 0;
    for (let at = 0; at < other.length; at++) {
      const code = other.charCodeAt(at);
      if (isSeparator(code)) continue;
      size++;
      if (this.#add(code, -1) < 0) extra++;
    }
    for (let at = 0; at < other.length; at++) {
      const code = other.charCodeAt(at);
      if (!isSeparator(code)) this.#add(code, 1);
    }
    return extra <= MAX_EDITS && this.#size - size + extra <= MAX_EDITS;
  }

  #add(code: number, count: number): number {
    const sum = (this.#counts[code % 128] ?? 0) + count;
    this.#counts[code % 128] = sum;
    return sum;
  }
}

const MAX_EDITS = 2;

/** Whether a code is that of `-` or `_`. */
function isSeparator(code: number): boolean {
  return code === 45 || code === 95;
}

/** Letters of the shorter word that one edit in it needs, by what it is and by the evidence. */
const LEAST = { alike: { letter: 5, length: 5 }, absent: { letter: 4, length: 3 } };
/** Letters of a word in which two may be wrong, and of a name in which two words may. */
const LONG = 8;

function isSlip(words: readonly string[], others: readonly string[], evidence: SlipEvidence): boolean {
  if (words.length !== others.length) return false;
  const differing = words.flatMap((word, at): [string, string][] =>
    word === others[at] ? [] : [[word, others[at] ?? '']],
  );
  const digits = (text: string): string => text.replace(/[^0-9]/g, '');
  if (differing.some(([word, other]) => digits(word) !== digits(other))) return false;
  const [first, second, third] = differing;
  if (!first || third) return false;
  const least = LEAST[evidence];
  const isOne = ([word, other]: [string, string]): boolean =>
    Math.min(word.length, other.length) >= (isReplaced(word, other) ? least.letter : least.length) &&
    // A short word with a digit is a code, such as that of a region.
    (Math.min(word.length, other.length) >= 5 || digits(word) === '') &&
    isOneEdit(word, other);
  if (!second) return isOne(first) || (evidence === 'absent' && isTwoEdits(...first));
  return (
    evidence === 'absent' &&
    differing.every(([word, other]) => isOneEdit(word, other) && Math.min(word.length, other.length) >= 5)
  );
}

/** Whether two words of a length differ by one letter, not by two that are swapped. */
function isReplaced(a: string, b: string): boolean {
  return a.length === b.length && [...a].sort().join('') !== [...b].sort().join('');
}

/** Whether two letters make the one long word the other. */
function isTwoEdits(a: string, b: string): boolean {
  return Math.min(a.length, b.length) >= LONG && editDistance(a, b) <= 2;
}

/** Whether one letter more, less or other, or two swapped, make the one word the other. */
function isOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const left = a.slice(start, a.length - end);
  const right = b.slice(start, b.length - end);
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
