import type { LineRange } from './change.ts';

/** The lines of a file's new text that a patch shows and those that it adds; see `ChangedFile`. */
export interface Hunks {
  readonly hunks: readonly LineRange[];
  readonly added: readonly LineRange[];
}

export const NO_HUNKS: Hunks = { hunks: [], added: [] };

const HUNK_HEADER = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;

/** Hunks of each file of `git diff` output, in its order; a file without text changes has none. */
export function parsePatches(output: string): Hunks[] {
  const files: Hunks[] = [];
  const lines = output.split('\n');
  for (let at = 0; at < lines.length; ) {
    if (!lines[at]?.startsWith('diff --git ')) {
      at++;
      continue;
    }
    const file = readFile(lines, at + 1);
    files.push(file.hunks);
    at = file.next;
  }
  return files;
}

/** Hunks of one file's patch, as the API gives it: hunks only, without a header. */
export function parsePatch(patch: string): Hunks {
  return readFile(patch.split('\n'), 0).hunks;
}

/** Reads from behind a file's first line up to the next file. Lengths of hunks are obeyed, so content cannot pose as a header. */
function readFile(lines: readonly string[], start: number): { hunks: Hunks; next: number } {
  const hunks: LineRange[] = [];
  const added: LineRange[] = [];
  let at = start;
  while (at < lines.length && !lines[at]?.startsWith('diff --git ')) {
    const match = HUNK_HEADER.exec(lines[at] ?? '');
    at++;
    if (!match) continue;
    const [, oldLength = '1', newStart = '0', newLength = '1'] = match;
    const first = Number(newStart);
    if (Number(newLength) > 0) hunks.push({ first, last: first + Number(newLength) - 1 });
    at = readHunk(lines, at, { first, oldLength: Number(oldLength), newLength: Number(newLength) }, added);
  }
  return { hunks: { hunks, added }, next: at };
}

function readHunk(
  lines: readonly string[],
  start: number,
  hunk: { readonly first: number; readonly oldLength: number; readonly newLength: number },
  added: LineRange[],
): number {
  const end = hunk.first + hunk.newLength;
  let line = hunk.first;
  let oldLeft = hunk.oldLength;
  let at = start;
  for (; at < lines.length && (line < end || oldLeft > 0); at++) {
    const mark = lines[at]?.charAt(0);
    if (mark === '\\') continue;
    if (mark === '+') extend(added, line);
    if (mark !== '+') oldLeft--;
    if (mark !== '-') line++;
  }
  return at;
}

/** Adds a line to the last range where it follows it, else as a range of its own. */
function extend(ranges: LineRange[], line: number): void {
  const last = ranges.at(-1);
  if (last && last.last === line - 1) ranges[ranges.length - 1] = { first: last.first, last: line };
  else ranges.push({ first: line, last: line });
}
