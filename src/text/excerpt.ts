import { visible } from './printable.ts';

/** A source line as it is shown, and the position of the range in it, in columns of the terminal. */
export interface Excerpt {
  readonly text: string;
  readonly indent: number;
  /** At least 1, so that an empty range is seen. */
  readonly length: number;
}

interface Cell {
  readonly text: string;
  readonly columns: number;
  /** Where the character begins in the line, in UTF-16 code units from 0. */
  readonly offset: number;
}

const TAB = '    ';
const WIDE =
  /\p{Emoji_Presentation}|\ufe0f|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}\u3000-\u303e\u30a0-\u30ff\uff01-\uff60\uffe0-\uffe6]/u;
const WITHOUT_WIDTH = /^[\p{Mark}\u200c\u200d]+$/u;

let segmenter: Intl.Segmenter | undefined;

/** The columns that a text takes on a terminal. */
export function columnsOf(text: string): number {
  return cellsOf(text, 0).reduce((sum, { columns }) => sum + columns, 0);
}

/**
 * The part of a line around a range (UTF-16 code units from 0, end exclusive) that fits a width in columns. `…` marks
 * where the line continues.
 */
export function excerpt(line: string, start: number, end: number, width: number): Excerpt {
  const from = Math.min(start, line.length);
  const to = Math.min(Math.max(end, from), line.length);
  // Lines can be megabytes long: only what could be shown is measured.
  const near = Math.max(0, from - width);
  const cells = cellsOf(visible(line.slice(near, from + 2 * width)), near);
  const inRange = cells.filter(({ offset }) => offset >= from && offset < to);
  const before = sum(cells.filter(({ offset }) => offset < from));
  const first = firstShown(cells, from, before, sum(inRange), near > 0, width);
  const cutBefore = near > 0 || first > 0;
  const shown = fitting(cells.slice(first), width - (cutBefore ? 1 : 0), from + 2 * width < line.length);
  const cutAfter = first + shown.length < cells.length || from + 2 * width < line.length;
  const text = `${cutBefore ? '…' : ''}${shown.map((cell) => cell.text).join('')}${cutAfter ? '…' : ''}`;
  return {
    text: text.trimEnd(),
    indent: sum(shown.filter(({ offset }) => offset < from)) + (cutBefore ? 1 : 0),
    length: Math.max(1, sum(shown.filter(({ offset }) => offset >= from && offset < to))),
  };
}

/** Index of the first cell to show: the line's first where the range still fits, else some way before the range. */
function firstShown(cells: Cell[], from: number, before: number, range: number, cut: boolean, width: number): number {
  const room = width - 2;
  if (!cut && before + Math.max(1, range) <= room) return 0;
  const allowed = Math.max(0, Math.min(Math.floor(room / 3), room - range));
  let lead = before;
  let first = 0;
  for (const { offset, columns } of cells) {
    if (offset >= from || lead <= allowed) break;
    lead -= columns;
    first++;
  }
  return first;
}

/** The cells that fit a width; one column is kept for `…` where more follow. */
function fitting(cells: readonly Cell[], width: number, goesOn: boolean): Cell[] {
  const room = goesOn || sum(cells) > width ? width - 1 : width;
  let used = 0;
  const end = cells.findIndex(({ columns }) => {
    used += columns;
    return used > room;
  });
  return end === -1 ? [...cells] : cells.slice(0, end);
}

function sum(cells: readonly Cell[]): number {
  return cells.reduce((total, { columns }) => total + columns, 0);
}

function cellsOf(text: string, base: number): Cell[] {
  if (/^[\t\x20-\x7e]*$/.test(text)) return Array.from(text, (character, index) => toCell(character, base + index));
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment, index }) => toCell(segment, base + index));
}

function toCell(text: string, offset: number): Cell {
  if (text === '\t') return { text: TAB, columns: TAB.length, offset };
  return { text, columns: WIDE.test(text) ? 2 : WITHOUT_WIDTH.test(text) ? 0 : 1, offset };
}
