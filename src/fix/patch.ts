import colors from 'picocolors';
import type { Snippets } from '../masking/redactor.ts';
import type { TextFile } from '../repository/text-file.ts';
import { type LineChange, lineChanges } from '../text/line-diff.ts';
import { visible, withoutCommands } from '../text/printable.ts';

/** A file before and after. */
export interface PatchedFile {
  /** Undefined if there was none. */
  readonly before: TextFile | undefined;
  readonly after: TextFile;
}

/** What may be shown of the texts before and after. */
export interface ShownLines {
  readonly before: Snippets;
  readonly after: Snippets;
}

/** Lines around a change that are shown. */
const CONTEXT = 3;

/**
 * The change of a file as `git apply` reads it; empty if nothing changes.
 *
 * A line of the context with a hidden value ends the context. In a line that changes, the value is masked, and then git cannot apply it.
 */
export function patchOf({ before, after }: PatchedFile, shown: ShownLines, { color = false } = {}): string {
  const [old, now] = [linesOf(before?.text ?? ''), linesOf(after.text)];
  const changes = lineChanges(old, now);
  if (changes.length === 0) return '';
  const paint = colors.createColors(color);
  const path = visible(after.path).replaceAll('\t', ' ');
  const isHidden = (index: number): boolean => shown.before.line(after.path, index + 1)?.isMasked === true;
  const line = (sign: ' ' | '-' | '+', index: number): string => {
    const [snippets, lines] = sign === '+' ? [shown.after, now] : [shown.before, old];
    const text = lines[index] ?? '';
    const masked = snippets.line(after.path, index + 1)?.text ?? '';
    const ending = text.endsWith('\r\n') ? '\r\n' : '\n';
    const said = `${sign}${visible(masked.replace(/\r$/, ''))}`;
    const note = text.endsWith('\n') ? '' : '\\ No newline at end of file\n';
    return `${{ ' ': String, '-': paint.red, '+': paint.green }[sign](said)}${ending}${note}`;
  };
  const hunks = hunksOf(changes, old.length, isHidden).map((hunk) => {
    const head = `@@ -${rangeText(hunk.before)} +${rangeText(hunk.after)} @@`;
    return [`${paint.cyan(head)}\n`, ...bodyOf(hunk, line)].join('');
  });
  const head = before
    ? [`--- a/${path}`, `+++ b/${path}`]
    : [`diff --git a/${path} b/${path}`, 'new file mode 100644', '--- /dev/null', `+++ b/${path}`];
  return withoutCommands([...head.map((words) => `${paint.bold(words)}\n`), ...hunks].join(''));
}

/** Lines with their line breaks. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Changes that are shown together, and the lines that they are shown with; indexes as in a change. */
interface Hunk extends LineChange {
  readonly changes: readonly LineChange[];
}

function hunksOf(changes: readonly LineChange[], count: number, isHidden: (index: number) => boolean): Hunk[] {
  const hunks: Hunk[] = [];
  for (const [index, change] of changes.entries()) {
    const previous = changes[index - 1]?.before.end ?? 0;
    const next = changes[index + 1]?.before.start ?? count;
    let start = change.before.start;
    while (start > previous && change.before.start - start < CONTEXT && !isHidden(start - 1)) start--;
    let end = change.before.end;
    while (end < next && end - change.before.end < CONTEXT && !isHidden(end)) end++;
    const hunk = {
      before: { start, end },
      after: {
        start: change.after.start - (change.before.start - start),
        end: change.after.end + (end - change.before.end),
      },
      changes: [change],
    };
    const last = hunks.at(-1);
    if (last && hunk.before.start <= last.before.end) {
      hunks[hunks.length - 1] = {
        before: { start: last.before.start, end },
        after: { start: last.after.start, end: hunk.after.end },
        changes: [...last.changes, change],
      };
    } else hunks.push(hunk);
  }
  return hunks;
}

function bodyOf({ before, changes }: Hunk, line: (sign: ' ' | '-' | '+', index: number) => string): string[] {
  const lines: string[] = [];
  let at = before.start;
  const context = (end: number): void => {
    for (; at < end; at++) lines.push(line(' ', at));
  };
  for (const change of changes) {
    context(change.before.start);
    for (; at < change.before.end; at++) lines.push(line('-', at));
    for (let added = change.after.start; added < change.after.end; added++) lines.push(line('+', added));
  }
  context(before.end);
  return lines;
}

/** A range as hunks name it: the line before it if it is empty. */
function rangeText({ start, end }: LineChange['before']): string {
  const count = end - start;
  return count === 0 ? `${start},0` : count === 1 ? `${start + 1}` : `${start + 1},${count}`;
}
