import type { Location } from '../../findings/finding.ts';
import { escapeMarkup } from '../../text/markup.ts';
import { linked, type PageContext } from './context.ts';

/** Lines around a range, and lines of it, that are shown. */
const AROUND = 2;
const INSIDE = 6;
/** UTF-16 code units of a line, and those before a range in it. */
const WIDTH = 400;
const LEAD = 120;

/** The lines of a place and those around it, the range marked, each number linked. Empty if they are not available. */
export function frame(location: Location, page: PageContext): string {
  const { start, end } = location;
  const last = Math.min(end.column === 1 && end.line > start.line ? end.line - 1 : end.line, start.line + INSIDE - 1);
  const rows: string[] = [];
  for (let line = Math.max(1, start.line - AROUND); line <= last + AROUND; line++) {
    const html = lineHtml(location, line, page);
    if (html === undefined) {
      if (line >= start.line) break;
      continue;
    }
    const at = { ...location, start: { line, column: 1 }, end: { line, column: 1 } };
    const isInside = line >= start.line && line <= last;
    if (!isInside && line > last && html === '') break;
    const number = linked(String(line), page.addressOf(at));
    rows.push(`<span class="row${isInside ? ' in' : ''}"><span class="nr">${number}</span>${html}\n</span>`);
  }
  return rows.length === 0
    ? ''
    : `<pre class="frame" tabindex="0" role="region" aria-label="Source">${rows.join('')}</pre>\n`;
}

function lineHtml({ path, side, start, end }: Location, line: number, { snippets }: PageContext): string | undefined {
  const masked = snippets.line(path, line, side);
  if (!masked) return undefined;
  const { text } = masked;
  if (line < start.line || line > end.line) return shown(text, 0, text.length);
  const from = line === start.line ? masked.start(start.column - 1) : text.search(/\S|$/);
  const to = Math.max(from, line === end.line ? masked.end(end.column - 1) : text.trimEnd().length);
  const lead = Math.max(0, from - LEAD);
  const marked = shown(text, from, to);
  return `${lead > 0 ? '…' : ''}${shown(text, lead, from)}<mark>${marked === '' ? ' ' : marked}</mark>${shown(text, to, text.length)}`;
}

function shown(text: string, from: number, to: number): string {
  return `${escapeMarkup(text.slice(from, Math.min(to, from + WIDTH)))}${to - from > WIDTH ? '…' : ''}`;
}
