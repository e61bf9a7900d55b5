import type { Finding } from '../../findings/finding.ts';
import type { Severity } from '../../severity.ts';
import { printable } from '../../text/printable.ts';
import { asClause, firstFew } from '../../text/words.ts';
import { wrap } from '../../text/wrap.ts';
import { acceptedWords, lineToAccept, trailerToAccept } from '../accepted.ts';
import { changesText } from '../changes/text.ts';
import { debtLines } from '../debt-words.ts';
import { buildNames, otherPlaces, relatedPlaces } from '../places.ts';
import type { Report } from '../report.ts';
import { summaryParts, verdictOf } from '../words.ts';
import { placeOf, TerminalLines, type TerminalOptions } from './terminal-lines.ts';

/** What a report for a terminal needs besides the report. */
export interface TextOptions extends TerminalOptions {
  /** Whether people comment on the change, and do not accept findings in the commits. */
  readonly isHosted?: boolean;
}

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

class TextPage extends TerminalLines {
  readonly #isHosted: boolean;

  constructor(options: TextOptions) {
    super(options);
    this.#isHosted = options.isHosted ?? false;
  }

  finding(finding: Finding): void {
    const { bold, dim } = this.colors;
    const { severity, rule, message, location, builds, url } = finding;
    const gutter = gutterOf(finding);
    this.add(`${bold(placeOf(location))}  ${this.#paint(severity)(bold(severity))}  ${rule}`);
    for (const line of wrap(printable(message), this.width - 2)) this.add(`  ${line}`);
    this.space();
    this.source(location, gutter, this.#paint(severity), '^');
    for (const { message: note, location: place } of relatedPlaces(finding)) {
      this.note(`${dim(placeOf(place))}:`, `${placeOf(place)}:`, note);
      this.source(place, gutter, this.colors.cyan, '-');
    }
    this.fix(finding, gutter);
    this.space();
    const others = otherPlaces(finding);
    if (others) {
      const label = `${others.label.toLowerCase()}:`;
      this.note(
        bold(label),
        label,
        firstFew(others.items, ({ text }) => printable(text), PLACES),
      );
    }
    if (builds.length > 0) this.note(bold('builds:'), 'builds:', firstFew(buildNames(finding), printable));
    this.#howToAccept(finding);
    this.add(`  ${dim(`see ${printable(url)}`)}`);
    this.add('');
  }

  /** A line to be copied, so it is never wrapped. */
  #howToAccept(finding: Finding): void {
    const words = this.#isHosted ? lineToAccept(finding) : trailerToAccept(finding);
    if (words === undefined) return;
    const where = this.#isHosted ? 'in a comment' : 'in the message of the commit';
    this.add(`  ${this.colors.bold('to accept this,')} write ${where}:`);
    this.add(`  ${printable(words)}`);
  }

  accepted({ accepted, notAccepted }: Report): void {
    for (const finding of accepted)
      this.note(
        this.colors.bold('accepted:'),
        'accepted:',
        `${finding.rule} ${acceptedWords(finding, (name) => name)}`,
      );
    for (const note of notAccepted) this.note(this.colors.bold('not accepted:'), 'not accepted:', note);
    if (accepted.length + notAccepted.length > 0) this.space();
  }

  changes({ changes, summary }: Report): void {
    const lines = changes ? changesText(changes, summary.base) : [];
    for (const line of lines) {
      const indent = /^ */.exec(line)?.[0] ?? '';
      const [first = '', ...rest] = wrap(line.slice(indent.length), this.width - indent.length - 4);
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
    const { bold, red, green, yellow } = this.colors;
    const decided = verdictOf(report);
    const verdict = report.findings.length === 0 ? decided : `${decided}: ${asClause(printable(report.gate.reason))}`;
    const paint = { passed: green, failed: red, 'not enforced': yellow }[decided];
    this.add(`${summaryParts(report).join('; ')}; ${paint(bold(verdict))}`);
  }

  #paint(severity: Severity): (text: string) => string {
    const { red, yellow, blue } = this.colors;
    return { error: red, warning: yellow, notice: blue }[severity];
  }
}

/** Columns of the greatest line number that a finding shows. */
function gutterOf(finding: Finding): number {
  const { location, fix } = finding;
  const places = [location, ...relatedPlaces(finding).map((place) => place.location), ...(fix?.edits ?? [])];
  return Math.max(...places.map(({ end }) => String(end.line).length));
}
