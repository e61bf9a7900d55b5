import colors from 'picocolors';
import type { Finding, Location } from '../../findings/finding.ts';
import type { Snippets } from '../../masking/redactor.ts';
import type { Severity } from '../../severity.ts';
import { excerpt } from '../../text/excerpt.ts';
import { printable, visible } from '../../text/printable.ts';
import { asClause, firstFew } from '../../text/words.ts';
import { wrap } from '../../text/wrap.ts';
import { acceptedWords, lineToAccept, trailerToAccept } from '../accepted.ts';
import { changesText } from '../changes/text.ts';
import { debtLines } from '../debt-words.ts';
import { otherPlaces, relatedPlaces } from '../places.ts';
import type { Report } from '../report.ts';
import { summaryParts, verdictOf } from '../words.ts';
import { hunksOf } from './fix-diff.ts';

/** What a report for a terminal needs besides the report. */
export interface TextOptions {
  readonly snippets: Snippets;
  readonly color: boolean;
  /** The width of the terminal; undefined if it has none. */
  readonly columns?: number | undefined;
  /** Whether people comment on the change, and do not accept findings in the commits. */
  readonly isHosted?: boolean;
}

type Colors = ReturnType<typeof colors.createColors>;

/** Columns of a report, where a terminal has not fewer. */
const WIDTH = 100;
/** Lines shown of a range, and of each side of a fix. */
const LINES = 4;
/** Other places of a cause that are listed. */
const PLACES = 10;

/** A report to be read in a terminal: each finding with its source, the summary in the last line. */
export function toText(report: Report, options: TextOptions): string {
  const page = new TextPage(options);
  let path: string | undefined;
  for (const finding of report.findings) {
    // Findings of one file are closer together than those of two.
    if (path !== undefined && path !== finding.location.path) page.add('');
    path = finding.location.path;
    page.finding(finding);
  }
  page.accepted(report);
  page.changes(report);
  page.debt(report);
  page.summary(report);
  return `${page.lines.join('\n')}\n`;
}

class TextPage {
  readonly lines: string[] = [];
  readonly #snippets: Snippets;
  readonly #colors: Colors;
  readonly #isHosted: boolean;
  readonly #width: number;

  constructor({ snippets, color, columns = WIDTH, isHosted = false }: TextOptions) {
    this.#isHosted = isHosted;
    this.#snippets = snippets;
    this.#colors = colors.createColors(color);
    this.#width = Math.min(columns, WIDTH);
  }

  add(line: string): void {
    this.lines.push(line.trimEnd());
  }

  /** An empty line, unless there already is one. */
  space(): void {
    if (this.lines.at(-1) !== '') this.lines.push('');
  }

  finding(finding: Finding): void {
    const { bold, dim } = this.#colors;
    const { severity, rule, message, location, builds, url } = finding;
    const gutter = gutterOf(finding);
    this.add(`${bold(placeOf(location))}  ${this.#paint(severity)(bold(severity))}  ${rule}`);
    for (const line of wrap(printable(message), this.#width - 2)) this.add(`  ${line}`);
    this.space();
    this.#source(location, gutter, this.#paint(severity), '^');
    for (const { message: note, location: place } of relatedPlaces(finding)) {
      this.#note(`${dim(placeOf(place))}:`, `${placeOf(place)}:`, note);
      this.#source(place, gutter, this.#colors.cyan, '-');
    }
    this.#fix(finding, gutter);
    this.space();
    const others = otherPlaces(finding);
    if (others) {
      const label = `${others.label.toLowerCase()}:`;
      this.#note(
        bold(label),
        label,
        firstFew(others.items, ({ text }) => printable(text), PLACES),
      );
    }
    if (builds.length > 0) this.#note(bold('builds:'), 'builds:', firstFew(builds, printable));
    this.#howToAccept(finding);
    this.add(`  ${dim(`see ${printable(url)}`)}`);
    this.add('');
  }

  /** A line to be copied, so it is never wrapped. */
  #howToAccept(finding: Finding): void {
    const words = this.#isHosted ? lineToAccept(finding) : trailerToAccept(finding);
    if (words === undefined) return;
    const where = this.#isHosted ? 'in a comment' : 'in the message of the commit';
    this.add(`  ${this.#colors.bold('to accept this,')} write ${where}:`);
    this.add(`  ${printable(words)}`);
  }

  accepted({ accepted, notAccepted }: Report): void {
    for (const finding of accepted)
      this.#note(
        this.#colors.bold('accepted:'),
        'accepted:',
        `${finding.rule} ${acceptedWords(finding, (name) => name)}`,
      );
    for (const note of notAccepted) this.#note(this.#colors.bold('not accepted:'), 'not accepted:', note);
    if (accepted.length + notAccepted.length > 0) this.space();
  }

  changes({ changes, summary }: Report): void {
    const lines = changes ? changesText(changes, summary.base) : [];
    for (const line of lines) {
      const indent = /^ */.exec(line)?.[0] ?? '';
      const [first = '', ...rest] = wrap(line.slice(indent.length), this.#width - indent.length - 4);
      this.add(indent + first);
      for (const more of rest) this.add(`${indent}    ${more}`);
    }
    if (lines.length > 0) this.space();
  }

  debt({ debt }: Report): void {
    const lines = debtLines(debt);
    for (const line of lines.slice(1)) this.add(line);
    if (lines.length > 0) this.space();
  }

  summary(report: Report): void {
    const { bold, red, green, yellow } = this.#colors;
    const decided = verdictOf(report);
    const verdict = report.findings.length === 0 ? decided : `${decided}: ${asClause(printable(report.gate.reason))}`;
    const paint = { passed: green, failed: red, 'not enforced': yellow }[decided];
    this.add(`${summaryParts(report).join('; ')}; ${paint(bold(verdict))}`);
  }

  #paint(severity: Severity): (text: string) => string {
    const { red, yellow, blue } = this.#colors;
    return { error: red, warning: yellow, notice: blue }[severity];
  }

  /** A painted label and a text that goes on beneath itself. */
  #note(label: string, plain: string, text: string): void {
    const [first = '', ...rest] = wrap(`${plain} ${printable(text)}`, this.#width - 2);
    this.add(first.startsWith(plain) ? `  ${label}${first.slice(plain.length)}` : `  ${first}`);
    for (const line of rest) this.add(`    ${line}`);
  }

  /** The first lines of a range, each with its underline. */
  #source({ side, path, start, end }: Location, gutter: number, paint: (text: string) => string, mark: string): void {
    const last = end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
    for (let line = start.line; line <= Math.min(last, start.line + LINES - 1); line++) {
      const masked = this.#snippets.line(path, line, side);
      if (!masked) return;
      const { text } = masked;
      const from = line === start.line ? masked.start(start.column - 1) : text.search(/\S|$/);
      const to = line === end.line ? masked.end(end.column - 1) : text.trimEnd().length;
      const shown = excerpt(text, from, to, this.#width - gutter - 5);
      this.#row(String(line), gutter, shown.text);
      this.#row('', gutter, `${' '.repeat(shown.indent)}${paint(mark.repeat(shown.length))}`);
    }
    const more = last - start.line + 1 - LINES;
    if (more > 0) this.#row('', gutter, this.#colors.dim(`… ${more} more`));
  }

  #row(number: string, gutter: number, text: string): void {
    this.add(`  ${this.#colors.dim(`${number.padStart(gutter)} |`)} ${text}`);
  }

  #fix({ fix, location }: Finding, gutter: number): void {
    if (!fix) return;
    const { bold, green, red } = this.#colors;
    this.space();
    this.#note(bold('fix:'), 'fix:', fix.title);
    for (const { path, line, removed, added } of hunksOf(fix, this.#snippets) ?? []) {
      if (path !== location.path) this.add(`  ${printable(path)}`);
      this.#side(removed, line, gutter, '-', red);
      this.#side(added, line, gutter, '+', green);
    }
  }

  /** The first lines of one side of a hunk. */
  #side(lines: readonly string[], line: number, gutter: number, sign: string, paint: (text: string) => string): void {
    for (const [index, text] of lines.slice(0, LINES).entries()) {
      const { text: shown } = excerpt(text, text.search(/\S|$/), text.length, this.#width - gutter - 5);
      this.add(
        `  ${this.#colors.dim(String(line + index).padStart(gutter))} ${paint(visible(`${sign} ${shown}`).trimEnd())}`,
      );
    }
    if (lines.length > LINES) this.add(`  ${' '.repeat(gutter)} ${paint(`${sign} … ${lines.length - LINES} more`)}`);
  }
}

/** Columns of the greatest line number that a finding shows. */
function gutterOf(finding: Finding): number {
  const { location, fix } = finding;
  const places = [location, ...relatedPlaces(finding).map((place) => place.location), ...(fix?.edits ?? [])];
  return Math.max(...places.map(({ end }) => String(end.line).length));
}

function placeOf({ side, path, start }: Location): string {
  return `${printable(path)}:${start.line}:${start.column}${side ? ' (deleted)' : ''}`;
}
