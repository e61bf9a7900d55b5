/** A range of a text in which a token may be; offsets in UTF-16 code units. */
export interface Window {
  readonly start: number;
  end: number;
}

/** How far before and behind what shows it a token may begin and end. */
const BEFORE = 120;
const BEHIND = 1300;

/** Where in a text to look for the tokens of each owner, by its number; windows that touch are one. */
export class Windows {
  readonly #windows = new Map<number, Window[]>();

  /** Opens a window around an offset. Those of one owner ascend. */
  open(owner: number, at: number): void {
    const windows = this.#windows.get(owner);
    const last = windows?.at(-1);
    const end = at + BEHIND;
    if (last && at - BEFORE <= last.end) last.end = end;
    else if (windows) windows.push({ start: Math.max(0, at - BEFORE), end });
    else this.#windows.set(owner, [{ start: Math.max(0, at - BEFORE), end }]);
  }

  [Symbol.iterator](): Iterator<[number, readonly Window[]]> {
    return this.#windows.entries();
  }
}
