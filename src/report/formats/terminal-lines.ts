import colors from 'picocolors';
import type { Finding, Location } from '../../findings/finding.ts';
import type { Snippets } from '../../masking/redactor.ts';
import { excerpt } from '../../text/excerpt.ts';
import { printable, visible } from '../../text/printable.ts';
import { wrap } from '../../text/wrap.ts';
import { hunksOf } from './fix-diff.ts';

/** How lines for a terminal are written. */
export interface TerminalOptions {
  readonly snippets: Snippets;
  readonly color: boolean;
  /** The width of the terminal; undefined if it has none. */
  readonly columns?: number | undefined;
}

type Colors = ReturnType<typeof colors.createColors>;

/** Columns of a report, where a terminal has not fewer. */
const WIDTH = 100;
/** Lines shown of a range, and of each side of a fix. */
const LINES = 4;

/** Lines for a terminal: texts that are wrapped, and source with its line numbers. */
export class TerminalLines {
  readonly lines: string[] = [];
  protected readonly colors: Colors;
  protected readonly width: number;
  readonly #snippets: Snippets;

  constructor({ snippets, color, columns = WIDTH }: TerminalOptions) {
    this.#snippets = snippets;
    this.colors = colors.createColors(color);
    this.width = Math.min(columns, WIDTH);
  }

  add(line: string): void {
    this.lines.push(line.trimEnd());
  }

  /** An empty line, unless there already is one. */
  space(): void {
    if (this.lines.at(-1) !== '') this.lines.push('');
  }

  /** A painted label and a text that goes on beneath itself. */
  protected note(label: string, plain: string, text: string): void {
    const [first = '', ...rest] = wrap(`${plain} ${printable(text)}`, this.width - 2);
    this.add(first.startsWith(plain) ? `  ${label}${first.slice(plain.length)}` : `  ${first}`);
    for (const line of rest) this.add(`    ${line}`);
  }

  /** The first lines of a range, each with its underline. */
  protected source(
    { side, path, start, end }: Location,
    gutter: number,
    paint: (text: string) => string,
    mark: string,
  ): void {
    const last = end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
    for (let line = start.line; line <= Math.min(last, start.line + LINES - 1); line++) {
      const masked = this.#snippets.line(path, line, side);
      if (!masked) return;
      const { text } = masked;
      const from = line === start.line ? masked.start(start.column - 1) : text.search(/\S|$/);
      const to = line === end.line ? masked.end(end.column - 1) : text.trimEnd().length;
      const shown = excerpt(text, from, to, this.width - gutter - 5);
      this.#row(String(line), gutter, shown.text);
      this.#row('', gutter, `${' '.repeat(shown.indent)}${paint(mark.repeat(shown.length))}`);
    }
    const more = last - start.line + 1 - LINES;
    if (more > 0) this.#row('', gutter, this.colors.dim(`… ${more} more`));
  }

  #row(number: string, gutter: number, text: string): void {
    this.add(`  ${this.colors.dim(`${number.padStart(gutter)} |`)} ${text}`);
  }

  /** What a fix does, and the lines that it changes. */
  protected fix({ fix, location }: Finding, gutter: number): void {
    if (!fix) return;
    const { bold, green, red } = this.colors;
    this.space();
    this.note(bold('fix:'), 'fix:', fix.title);
    for (const { path, line, removed, added } of hunksOf(fix, this.#snippets) ?? []) {
      if (path !== location.path) this.add(`  ${printable(path)}`);
      this.#side(removed, line, gutter, '-', red);
      this.#side(added, line, gutter, '+', green);
    }
  }

  /** The first lines of one side of a hunk. */
  #side(lines: readonly string[], line: number, gutter: number, sign: string, paint: (text: string) => string): void {
    for (const [index, text] of lines.slice(0, LINES).entries()) {
      const { text: shown } = excerpt(text, text.search(/\S|$/), text.length, this.width - gutter - 5);
      this.add(
        `  ${this.colors.dim(String(line + index).padStart(gutter))} ${paint(visible(`${sign} ${shown}`).trimEnd())}`,
      );
    }
    if (lines.length > LINES) this.add(`  ${' '.repeat(gutter)} ${paint(`${sign} … ${lines.length - LINES} more`)}`);
  }
}

/** A place in a file, for a terminal. */
export function placeOf({ side, path, start }: Location): string {
  return `${printable(path)}:${start.line}:${start.column}${side ? ' (deleted)' : ''}`;
}
