/** A place in a text: line and column from 1; columns count UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One text file: its path, its text and where its lines begin. */
export class TextFile {
  /** Path relative to the root of the checked tree, with `/`. */
  readonly path: string;
  readonly text: string;
  /** Whether the file's bytes are UTF-16, in which tools find no `---` lines. */
  readonly isUtf16: boolean;
  #lineStarts: number[] | undefined;

  constructor(path: string, text: string, isUtf16 = false) {
    this.path = path;
    this.text = text;
    this.isUtf16 = isUtf16;
  }

  get #starts(): number[] {
    if (this.#lineStarts) return this.#lineStarts;
    const starts = [0];
    for (let at = this.text.indexOf('\n'); at !== -1; at = this.text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.#lineStarts = starts;
    return starts;
  }

  /** Number of lines; a last line without a line break counts, an empty one after the last break does not. */
  get lineCount(): number {
    return this.text.endsWith('\n') ? this.#starts.length - 1 : this.#starts.length;
  }

  /** The position of an offset in UTF-16 code units from 0. */
  position(offset: number): Position {
    const starts = this.#starts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  }

  /** The offset at which a line (from 1) begins; the end of the text beyond the last one. */
  lineStart(line: number): number {
    return this.#starts[line - 1] ?? this.text.length;
  }

  /** The text of a line (from 1), without its line break. */
  line(line: number): string {
    const start = this.lineStart(line);
    const end = this.lineStart(line + 1);
    return this.text.slice(start, end).replace(/\r?\n$/, '');
  }
}
