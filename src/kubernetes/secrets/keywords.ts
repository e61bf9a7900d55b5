/** A keyword of an owner in a text, and its offset. */
interface Occurrence {
  readonly owner: number;
  readonly at: number;
}

interface Keyword {
  readonly codes: readonly number[];
  readonly owner: number;
}

/** Letters of ASCII by which pairs are numbered. */
const BITS = 7;
const ASCII = (1 << BITS) - 1;
const ANY_THIRD = -1;

/** Finds which of many keywords occur in a text, in one pass and whatever their case. */
export class Keywords {
  /** By their first two letters, in lower case. */
  readonly #starts = new Map<number, Keyword[]>();
  /** By two letters of any case: a bit for each letter (modulo 32, as which both cases are one) that a keyword has behind them. */
  readonly #thirds = new Int32Array(1 << (2 * BITS));

  /** The keywords (ASCII, at least two letters) of each owner, by its number. */
  constructor(keywords: readonly (readonly string[])[]) {
    for (const [owner, words] of keywords.entries()) for (const word of words) this.#add(word.toLowerCase(), owner);
  }

  #add(word: string, owner: number): void {
    const codes = [...word].map((letter) => letter.charCodeAt(0));
    const [first = 0, second = 0, third] = codes;
    const start = pairOf(first, second);
    this.#starts.set(start, [...(this.#starts.get(start) ?? []), { codes, owner }]);
    const bits = third === undefined ? ANY_THIRD : 1 << (third & 31);
    for (const one of casesOf(first))
      for (const two of casesOf(second)) this.#thirds[pairOf(one, two)] = (this.#thirds[pairOf(one, two)] ?? 0) | bits;
  }

  /** Where keywords occur, in the order of the text. */
  in(text: string): Occurrence[] {
    const found: Occurrence[] = [];
    const thirds = this.#thirds;
    const last = text.length - 2;
    let pair = text.charCodeAt(0) & ASCII;
    let third = text.charCodeAt(1);
    for (let at = 0; at < last; at++) {
      pair = ((pair & ASCII) << BITS) | (third & ASCII);
      third = text.charCodeAt(at + 2);
      // Most letters begin no keyword; what looks like one is compared in full.
      if (((thirds[pair] ?? 0) >>> (third & 31)) & 1) this.#compare(found, text, at);
    }
    if (last >= 0) this.#compare(found, text, last);
    return found;
  }

  #compare(found: Occurrence[], text: string, at: number): void {
    const words = this.#starts.get(pairOf(small(text.charCodeAt(at)), small(text.charCodeAt(at + 1))));
    for (const { codes, owner } of words ?? []) if (isAt(text, at, codes)) found.push({ owner, at });
  }
}

function pairOf(first: number, second: number): number {
  return (first << BITS) | second;
}

function casesOf(code: number): Set<number> {
  const letter = String.fromCharCode(code);
  return new Set([code, letter.toUpperCase().charCodeAt(0)]);
}

function isAt(text: string, at: number, codes: readonly number[]): boolean {
  for (let offset = 0; offset < codes.length; offset++)
    if (small(text.charCodeAt(at + offset)) !== codes[offset]) return false;
  return true;
}

/** The code of a letter in lower case; the length of a text never changes by it. */
function small(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code;
}
