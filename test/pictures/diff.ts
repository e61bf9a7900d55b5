import { escaped } from './markdown.ts';

/** One line of a patch, as GitHub shows it. */
interface Line {
  readonly kind: 'hunk' | 'added' | 'removed' | 'kept';
  readonly before: number | undefined;
  readonly after: number | undefined;
  readonly text: string;
}

/** Lines above a commented line that a picture shows, and below it. */
const [ABOVE, BELOW] = [5, 1];

/** A part of a patch as rows of a table, with what is said below one of its lines. */
export function diffTable(patch: string, line: number, thread: string): string {
  const all = linesOf(patch);
  const at = all.findIndex(({ after }) => after === line);
  const rows = all
    .slice(Math.max(0, at - ABOVE), at + BELOW + 1)
    .flatMap((one) => [
      rowOf(one),
      ...(one === all[at] ? [`<tr><td colspan="3" class="inline">${thread}</td></tr>`] : []),
    ]);
  return `<table class="diff">${rows.join('\n')}</table>`;
}

/** The lines that a suggestion replaces, and those that it puts in their place. */
export function suggestionTable(removed: readonly string[], added: readonly string[]): string {
  const rows = [...removed.map((text) => rowOfCode('removed', text)), ...added.map((text) => rowOfCode('added', text))];
  return `<table class="diff">${rows.join('')}</table>`;
}

function rowOfCode(kind: Line['kind'], text: string): string {
  return `<tr class="${kind}">${codeCell(kind, text)}</tr>`;
}

/** The text of a line of the head. */
export function lineOf(patch: string, line: number): string {
  return linesOf(patch).find(({ after }) => after === line)?.text ?? '';
}

function linesOf(patch: string): Line[] {
  let [before, after] = [0, 0];
  return patch.split('\n').map((text): Line => {
    const hunk = /^@@ -(\d+)\S* \+(\d+)/.exec(text);
    if (hunk) {
      [before, after] = [Number(hunk[1]), Number(hunk[2])];
      return { kind: 'hunk', before: undefined, after: undefined, text };
    }
    const rest = text.slice(1);
    if (text.startsWith('+')) return { kind: 'added', before: undefined, after: after++, text: rest };
    if (text.startsWith('-')) return { kind: 'removed', before: before++, after: undefined, text: rest };
    return { kind: 'kept', before: before++, after: after++, text: rest };
  });
}

const SIGNS = { hunk: '', added: '+', removed: '-', kept: ' ' } as const;

function rowOf({ kind, before, after, text }: Line): string {
  const numbers = [before, after].map((number) => `<td class="number">${number ?? ''}</td>`);
  return `<tr class="${kind}">${numbers.join('')}${codeCell(kind, text)}</tr>`;
}

function codeCell(kind: Line['kind'], text: string): string {
  return `<td class="code"><i>${SIGNS[kind]}</i>${escaped(text)}</td>`;
}
