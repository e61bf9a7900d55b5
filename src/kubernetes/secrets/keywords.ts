/** A range of a text in which a keyword occurs, with what may stand around it. */
interface Window {
  readonly start: number;
  end: number;
}

/** How far before and behind its keyword a token may begin and end. */
const BEFORE = 120;
const BEHIND = 1300;
const ASCII = 128;

/** Finds which of many keywords occur in a text, in one pass and whatever their case. */
export class Keywords {
  /** By the first two letters: the keywords that begin so. */
  readonly #starts: (readonly { readonly codes: readonly number[]; readonly owner: number }[] | undefined)[];

  /** The keywords (ASCII, at least two letters) of each owner, by its number. */
  constructor(keywords: readonly (readonly string[])[]) {
    const starts: { codes: number[]; owner: number }[][] = [];
    for (const [owner, words] of keywords.entries()) {
      for (const word of words) {
        const codes = [...word].map((letter) => small(letter.charCodeAt(0)));
        const start = (codes[0] ?? 0) * ASCII + (codes[1] ?? 0);
        starts[start] = [...(starts[start] ?? []), { codes, owner }];
      }
    }
    this.#starts = Array.from({ length: ASCII * ASCII }, (_, start) => starts[start]);
  }

  /** Where to look for the tokens of each owner whose keywords occur; windows that touch are one. */
  windows(text: string): Map<number, readonly Window[]> {
    const found = new Map<number, Window[]>();
    let before = ASCII;
    for (let at = 0; at < text.length; at++) {
      const code = small(text.charCodeAt(at));
      const words = before < ASCII && code < ASCII ? this.#starts[before * ASCII + code] : undefined;
      before = code;
      if (!words) continue;
      for (const { codes, owner } of words) if (isAt(text, at - 1, codes)) open(found, owner, at - 1);
    }
    return found;
  }
}

function isAt(text: string, at: number, codes: readonly number[]): boolean {
  for (let offset = 2; offset < codes.length; offset++)
    if (small(text.charCodeAt(at + offset)) !== codes[offset]) return false;
  return true;
}

function open(found: Map<number, Window[]>, owner: number, at: number): void {
  const windows = found.get(owner);
  const last = windows?.at(-1);
  const end = at + BEHIND;
  if (last && at - BEFORE <= last.end) last.end = end;
  else if (windows) windows.push({ start: Math.max(0, at - BEFORE), end });
  else found.set(owner, [{ start: Math.max(0, at - BEFORE), end }]);
}

/** The code of a letter in lower case; the length of a text never changes by it. */
function small(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code;
}
