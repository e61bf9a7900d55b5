import { MASK } from './mask.ts';

/** Offsets in UTF-16 code units, end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A line in which masks replace hidden ranges, and where each part of the original line is in it. */
export class MaskedLine {
  readonly text: string;
  /** Whether its file is UTF-16, so that its columns are not those of its bytes in UTF-8. */
  readonly isUtf16: boolean;
  readonly #masks: readonly Mask[];

  /** `hidden`: ranges of the line in ascending order that do not overlap. */
  constructor(line: string, hidden: readonly Range[], isUtf16 = false) {
    this.isUtf16 = isUtf16;
    const masks: Mask[] = [];
    let text = '';
    let at = 0;
    for (const from of hidden) {
      text += line.slice(at, from.start);
      masks.push({ from, to: { start: text.length, end: text.length + MASK.length } });
      text += MASK;
      at = from.end;
    }
    this.text = text + line.slice(at);
    this.#masks = masks;
  }

  get isMasked(): boolean {
    return this.#masks.length > 0;
  }

  /** Where a range that starts at an offset of the original line starts in the masked one: before a mask that it is in. */
  start(offset: number): number {
    return this.#moved(offset, ({ from }) => offset < from.end, 'start');
  }

  /** Where a range that ends at an offset of the original line ends in the masked one: after a mask that it is in. */
  end(offset: number): number {
    return this.#moved(offset, ({ from }) => offset > from.start && offset <= from.end, 'end');
  }

  #moved(offset: number, isIn: (mask: Mask) => boolean, side: keyof Range): number {
    let shift = 0;
    for (const mask of this.#masks) {
      if (offset < mask.from.start) break;
      if (isIn(mask)) return mask.to[side];
      if (offset <= mask.from.start) break;
      shift = mask.to.end - mask.from.end;
    }
    return offset + shift;
  }
}

/** A hidden range of a line and its mask. */
interface Mask {
  readonly from: Range;
  readonly to: Range;
}

/** Ranges in ascending order, overlapping ones joined, empty ones left out. */
export function joined(ranges: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const range of ranges.filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && range.start <= last.end)
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    else result.push({ start: range.start, end: range.end });
  }
  return result;
}
