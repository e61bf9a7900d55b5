import { Place } from '../kubernetes/object.ts';
import type { TextFile } from '../repository/text-file.ts';
import { scalarText } from '../yaml/edit.ts';
import { aliasOf, Origin } from '../yaml/origin.ts';
import type { Edit, Fix, Location } from './finding.ts';
import type { Problem } from './problem.ts';

/** A range of a text: offsets in UTF-16 code units from 0, end exclusive. */
export interface Span {
  readonly file: TextFile;
  readonly start: number;
  readonly end: number;
}

/** The range that is shown for a place: a scalar itself, the key of anything longer than a line, the first line of an item. */
export function spanOf(at: Place | Origin): Span {
  if (at instanceof Origin) return { file: at.file, start: at.start, end: at.end };
  const { file, start, end, keyStart, keyEnd } = at.origin;
  const whole = at.exists && (typeof at.value !== 'object' || at.value === null);
  if (whole && end > start && !file.text.slice(start, end).includes('\n')) return { file, start, end };
  if (keyEnd > keyStart) return { file, start: keyStart, end: keyEnd };
  const first = firstContent(file.text, start, end);
  const lineEnd = file.text.indexOf('\n', first);
  const stop = lineEnd === -1 ? file.text.length : lineEnd;
  return {
    file,
    start: first,
    end: Math.max(first, Math.min(stop, Math.max(end, first)) - trailing(file.text, first, Math.min(stop, end))),
  };
}

function firstContent(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && /\s/.test(text.charAt(at))) at++;
  return at;
}

/** White space before the end of a range. */
function trailing(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(text.charAt(at - 1))) at--;
  return end - at;
}

/** The range as a report names it; `side` is `base` for lines that the change deletes. */
export function toLocation({ file, start, end }: Span, side?: 'base'): Location {
  const range = { path: file.path, start: file.position(start), end: file.position(Math.max(start, end)) };
  return side ? { side, ...range } : range;
}

/** A problem's repair as edits, or null if it has none or the text does not allow it. */
export function toFix({ at, fix }: Problem): Fix | null {
  if (fix === undefined) return null;
  if (typeof fix !== 'string')
    return { title: fix.title, edits: fix.edits.map(({ at: range, text }) => toEdit(range, text)) };
  if (!(at instanceof Place)) return { title: `Replace with \`${fix}\``, edits: [toEdit(at, fix)] };
  const text = scalarText(at.origin, at.value, fix);
  // What an alias repeats may be right everywhere else.
  const place = aliasOf(at.origin) ?? at.origin;
  return text === undefined ? null : { title: `Replace with \`${fix}\``, edits: [toEdit(place, text)] };
}

function toEdit({ file, start, end }: Origin, text: string): Edit {
  return { path: file.path, start: file.position(start), end: file.position(end), text };
}
