import type { ChangedFile, LineRange } from './change.ts';

/** The lines that a patch shows of both texts of a file, those that it adds and those that it deletes. */
export type Hunks = Pick<ChangedFile, 'hunks' | 'added' | 'baseHunks' | 'deleted'>;

export const NO_HUNKS: Hunks = { hunks: [], added: [], baseHunks: [], deleted: [] };

const HUNK_HEADER = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;

/** Lines of bytes, one after the other: patches of large and binary files are long, and few of their lines are looked at. */
class Lines {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  /** The first character of the line; empty for an empty line. */
  get mark(): string {
    const mark = this.#bytes[this.#at];
    return mark === undefined || mark === LINE_BREAK ? '' : String.fromCharCode(mark);
  }

  startsWith(text: string): boolean {
    return this.#bytes.toString('latin1', this.#at, this.#at + text.length) === text;
  }

  /** The line, or as much of it as a header of git has. */
  get text(): string {
    return this.#bytes.toString('latin1', this.#at, Math.min(this.#end, this.#at + MAX_HEADER));
  }

  next(): void {
    this.#at = this.#end + 1;
  }

  get #end(): number {
    const end = this.#bytes.indexOf(LINE_BREAK, this.#at);
    return end === -1 ? this.#bytes.length : end;
  }
}

const LINE_BREAK = 0x0a;
const MAX_HEADER = 200;
const FILE_HEADER = 'diff --git ';

/** Hunks of each file of `git diff` output, in its order; a file without text changes has none. */
export function parsePatches(output: Buffer): Hunks[] {
  const files: Hunks[] = [];
  const lines = new Lines(output);
  while (!lines.isAtEnd) {
    const isHeader = lines.startsWith(FILE_HEADER);
    lines.next();
    if (isHeader) files.push(readFile(lines));
  }
  return files;
}

/** Hunks of one file's patch, as the API gives it: hunks only, without a header. */
export function parsePatch(patch: string): Hunks {
  return readFile(new Lines(Buffer.from(patch)));
}

/** Reads up to the next file. Lengths of hunks are obeyed, so content cannot pose as a header. */
function readFile(lines: Lines): Hunks {
  const read: ReadHunks = { hunks: [], added: [], baseHunks: [], deleted: [] };
  while (!lines.isAtEnd && !lines.startsWith(FILE_HEADER)) {
    const match = lines.mark === '@' ? HUNK_HEADER.exec(lines.text) : null;
    lines.next();
    if (!match) continue;
    const [, baseStart = '0', baseLength = '1', start = '0', length = '1'] = match;
    const before = { at: Number(baseStart), end: Number(baseStart) + Number(baseLength) };
    const after = { at: Number(start), end: Number(start) + Number(length) };
    if (before.end > before.at) read.baseHunks.push({ first: before.at, last: before.end - 1 });
    if (after.end > after.at) read.hunks.push({ first: after.at, last: after.end - 1 });
    readHunk(lines, before, after, read);
  }
  return read;
}

type ReadHunks = { readonly [Name in keyof Hunks]: LineRange[] };

/** The next line of one side of a hunk, and the line after its last one. */
interface Side {
  at: number;
  readonly end: number;
}

function readHunk(lines: Lines, before: Side, after: Side, { added, deleted }: ReadHunks): void {
  for (; !lines.isAtEnd && (after.at < after.end || before.at < before.end); lines.next()) {
    const { mark } = lines;
    if (mark === '\\') continue;
    if (mark === '+') extend(added, after.at);
    if (mark === '-') extend(deleted, before.at);
    if (mark !== '+') before.at++;
    if (mark !== '-') after.at++;
  }
}

/** Adds a line to the last range where it follows it, otherwise as a range of its own. */
function extend(ranges: LineRange[], line: number): void {
  const last = ranges.at(-1);
  if (last && last.last === line - 1) ranges[ranges.length - 1] = { first: last.first, last: line };
  else ranges.push({ first: line, last: line });
}
