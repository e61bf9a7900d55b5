import { Origin } from './origin.ts';

/** A range and its new text. */
export interface TextEdit {
  readonly at: Origin;
  readonly text: string;
}

/**
 * The edits that move entries of a mapping behind another entry, to its indentation. Undefined if one of them shares a line with
 * something else, has a comment above it, or is not in block style.
 *
 * `behind` may contain the entries: then they go behind what is left of it.
 */
export function movedEntries(entries: readonly Origin[], behind: Origin): readonly TextEdit[] | undefined {
  const { file } = behind;
  const target = linesOf(behind);
  const moved = [...entries].sort((a, b) => a.start - b.start).map(linesOf);
  if (!target || entries.some((entry) => entry.file !== file || entry.related)) return undefined;
  const gone: { readonly start: number; end: number }[] = [];
  const texts: string[] = [];
  for (const lines of moved) {
    const text = lines && !lines.hasCommentAbove ? indented(lines.text, target.indent - lines.indent) : undefined;
    if (!lines || text === undefined) return undefined;
    const last = gone.at(-1);
    if (last?.end === lines.start) last.end = lines.end;
    else gone.push({ start: lines.start, end: lines.end });
    texts.push(text);
  }
  const text = texts.join('');
  const edits = gone.map(({ start, end }) => ({
    at: rangeOf(file, start, end),
    text: start === target.end ? text : '',
  }));
  const isInPlace = gone.some(({ start }) => start === target.end);
  return isInPlace ? edits : [...edits, { at: rangeOf(file, target.end, target.end), text }];
}

/** The lines of an entry with their line breaks, and how far its key is indented. */
interface EntryLines {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly indent: number;
  readonly hasCommentAbove: boolean;
}

/** The whole lines of an entry, or undefined if others share them or the last one has no line break. */
function linesOf({ file: { text }, keyStart, keyEnd, end: valueEnd }: Origin): EntryLines | undefined {
  const start = text.lastIndexOf('\n', keyStart - 1) + 1;
  const last = Math.max(keyEnd, valueEnd);
  // A block may end with the line break of its last line.
  const newline = text.indexOf('\n', text.charAt(last - 1) === '\n' ? last - 1 : last);
  const before = text.slice(start, keyStart);
  if (keyStart === keyEnd || newline === -1 || !/^ *(?:- +)*$/.test(before)) return undefined;
  if (!/^[ \t]*(?:#.*)?\r?$/.test(text.slice(Math.min(last, newline), newline))) return undefined;
  const above = text.slice(text.lastIndexOf('\n', start - 2) + 1, start);
  const end = newline + 1;
  return {
    start,
    end,
    text: /^ *$/.test(before) ? text.slice(start, end) : '',
    indent: keyStart - start,
    hasCommentAbove: /^\s*#/.test(above),
  };
}

/** Lines with more or fewer spaces before them; undefined if one has too few, or if there are none. */
function indented(lines: string, by: number): string | undefined {
  if (lines === '') return undefined;
  if (by >= 0) return lines.replace(/^(?=.*\S)/gm, ' '.repeat(by));
  const less = new RegExp(`^ {${-by}}`);
  const parts = lines.split(/(?<=\n)/);
  return parts.every((line) => line.trim() === '' || less.test(line))
    ? parts.map((line) => line.replace(less, '')).join('')
    : undefined;
}

function rangeOf(file: Origin['file'], start: number, end: number): Origin {
  return new Origin(file, start, start, start, end);
}
