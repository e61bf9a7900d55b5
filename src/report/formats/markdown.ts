import type { AcceptedFinding, Finding, Location, SuppressedFinding } from '../../findings/finding.ts';
import type { Snippets } from '../../masking/redactor.ts';
import { shorten } from '../../text/printable.ts';
import { countOf, firstFew, grouped } from '../../text/words.ts';
import { acceptedWords, lineToAccept } from '../accepted.ts';
import { changesMarkdown } from '../changes/markdown.ts';
import { debtMarkdown } from '../debt-words.ts';
import type { RunFacts } from '../facts.ts';
import { type OtherPlaces, otherPlaces, relatedPlaces } from '../places.ts';
import type { Report } from '../report.ts';
import { bySeverity, severityCounts, summaryParts, VERDICT_MARKS, verdictOf } from '../words.ts';
import { hunksOf } from './fix-diff.ts';
import { codeBlock, codeSpan, linkTo, toMarkdownText } from './markdown-text.ts';
import { clusterPicture, ruleTable } from './overview.ts';

/** What a markdown report needs besides the report. */
export interface MarkdownOptions {
  /** The lines that a fix changes; without them only its title is shown. */
  readonly snippets?: Snippets;
  /** The address of a place in the repository; without it places are not linked. */
  readonly link?: (location: Location) => string;
  /** What a table by rule and a picture of the clusters are made of; without it neither is shown. */
  readonly facts?: RunFacts | undefined;
  /** Most bytes of the report; what does not fit is counted. Default: what GitHub takes as a job summary. */
  readonly limit?: number;
}

/** Bytes that GitHub takes as the summary of one step. */
const SUMMARY_LIMIT = 1_048_576;
/** Bytes kept for the lines that count what does not fit. */
const RESERVE = 512;
/** Bytes of what is said on changes. */
const CHANGES_LIMIT = 60_000;
/** UTF-16 code units of one message, and lines of one side of a fix. */
const MESSAGE_LIMIT = 2000;
const LINES = 20;
const RELATED = 10;
const HEADINGS = { error: 'Errors', warning: 'Warnings', notice: 'Notices' } as const;

/** A report as a job summary: the verdict first, findings by severity and file, then what is accepted, suppressed and left out. */
export function toMarkdown(report: Report, options: MarkdownOptions = {}): string {
  const limit = options.limit ?? SUMMARY_LIMIT;
  const changes = report.changes ? changesMarkdown(report.changes, { limit: Math.min(CHANGES_LIMIT, limit / 4) }) : '';
  const notes = notAccepted(report.notAccepted);
  const { facts } = options;
  const table = facts ? ruleTable(report.findings) : '';
  const picture = facts ? clusterPicture(report, facts, limit / 4) : '';
  const debt = debtMarkdown(report.debt);
  const room = limit - RESERVE - Buffer.byteLength(changes + notes + debt + picture);
  const page = new MarkdownPage(verdict(report) + table, room);
  const left = page.addAll(bySeverity(report.findings), headings(report.findings), (finding) => item(finding, options));
  if (left.length > 0)
    page.close(`\n**${severityCounts(left)} more do not fit here.** The JSON report has them all.\n`);
  const leftAccepted = page.addAll(report.accepted, firstHeading('Accepted', report.accepted), (finding) =>
    acceptance(finding, options),
  );
  if (leftAccepted.length > 0)
    page.close(`\n${countOf(leftAccepted.length, 'accepted finding')} more not shown, to keep the summary short.\n`);
  const leftSuppressed = page.addAll(report.suppressed, firstHeading('Suppressed', report.suppressed), (finding) =>
    reason(finding, options),
  );
  if (leftSuppressed.length > 0)
    page.close(
      `\n${countOf(leftSuppressed.length, 'suppressed finding')} more not shown, to keep the summary short.\n`,
    );
  page.close(notes);
  page.close(picture);
  page.close(debt);
  page.close(changes);
  return page.text;
}

/** A text that grows as long as it stays within a number of bytes. */
class MarkdownPage {
  text: string;
  #room: number;

  constructor(text: string, room: number) {
    this.text = text;
    this.#room = room - Buffer.byteLength(text);
  }

  #add(piece: string): boolean {
    const size = Buffer.byteLength(piece);
    if (size > this.#room) return false;
    this.#room -= size;
    this.text += piece;
    return true;
  }

  /** Adds pieces until one does not fit; gives the ones that were not added, so that none is skipped for a less serious one. */
  addAll<F extends Finding>(
    findings: readonly F[],
    heading: (finding: F) => string,
    write: (finding: F) => string,
  ): F[] {
    const end = findings.findIndex((finding) => !this.#add(heading(finding) + write(finding)));
    return end === -1 ? [] : findings.slice(end);
  }

  /** Adds a line that was reckoned with from the beginning. */
  close(line: string): void {
    this.text += line;
  }
}

function verdict(report: Report): string {
  const { reason, isEvident } = report.gate;
  const verdict = verdictOf(report);
  const [found = '', ...rest] = summaryParts(report);
  const why = isEvident ? '' : ` ${toMarkdownText(reason)}`;
  return `## ${VERDICT_MARKS[verdict]} gitops-gate ${verdict}\n\n**${found}**${rest.map((part) => `; ${part}`).join('')}.${why}\n`;
}

/** Writes the headings before a finding: where its severity starts, and where its file starts. */
function headings(findings: readonly Finding[]): (finding: Finding) => string {
  let severity: string | undefined;
  let path: string | undefined;
  return (finding) => {
    let heading = '';
    if (severity !== finding.severity) {
      severity = finding.severity;
      path = undefined;
      const count = findings.filter((one) => one.severity === severity).length;
      heading += `\n### ${HEADINGS[finding.severity]} (${grouped(count)})\n`;
    }
    if (path !== finding.location.path) {
      path = finding.location.path;
      heading += `\n#### ${codeSpan(shorten(path, MESSAGE_LIMIT))}\n\n`;
    }
    return heading;
  };
}

/** A finding as an item of a list. */
function item(finding: Finding, options: MarkdownOptions): string {
  const { location, rule, url, message, fix, builds } = finding;
  const related = relatedPlaces(finding);
  const lines = [`- ${place(location, options, '')} ${linkTo(codeSpan(rule), url)}: ${text(message)}`];
  for (const { location: at, message: note } of related.slice(0, RELATED))
    lines.push(`  - ${place(at, options)}: ${text(note)}`);
  if (related.length > RELATED) lines.push(`  - ${countOf(related.length - RELATED, 'more place')}`);
  const others = otherPlaces(finding);
  if (others) lines.push(`  - ${others.label} ${firstFew(others.items, (one) => otherPlace(one, options), RELATED)}`);
  if (builds.length > 0) lines.push(`  - In ${firstFew(builds, (build) => codeSpan(shorten(build, 200)), 5)}`);
  const line = lineToAccept(finding);
  if (line !== undefined) lines.push(`  - To accept this: ${codeSpan(shorten(line, MESSAGE_LIMIT))}`);
  if (fix) {
    lines.push(`  - Fix: ${text(fix.title)}`);
    for (const hunk of (options.snippets && hunksOf(fix, options.snippets)) ?? []) {
      const changed = [
        ...hunk.removed.slice(0, LINES).map((line) => `- ${shorten(line, 200)}`),
        ...hunk.added.slice(0, LINES).map((line) => `+ ${shorten(line, 200)}`),
      ];
      lines.push(...codeBlock(changed, 'diff').map((line) => `    ${line}`));
    }
  }
  return `${lines.join('\n')}\n`;
}

function text(message: string): string {
  return toMarkdownText(shorten(message, MESSAGE_LIMIT));
}

/** A place as code, linked if possible, with its path unless a heading shows the path. */
function place(location: Location, { link }: MarkdownOptions, path = shorten(location.path, MESSAGE_LIMIT)): string {
  const { line, column } = location.start;
  const label = path === '' ? `**${line}:${column}**` : codeSpan(`${path}:${line}:${column}`);
  return `${link ? linkTo(label, link(location)) : label}${location.side ? ' (deleted)' : ''}`;
}

function otherPlace({ text: label, location }: OtherPlaces['items'][number], options: MarkdownOptions): string {
  return location ? place(location, options) : codeSpan(shorten(label, 200));
}

/** Writes the heading before the first of some findings. */
function firstHeading(heading: string, all: readonly Finding[]): (finding: Finding) => string {
  return (finding) => (finding === all[0] ? `\n### ${heading} (${grouped(all.length)})\n\n` : '');
}

/** An accepted finding with who accepted it, as an item of a list. */
function acceptance(finding: AcceptedFinding, options: MarkdownOptions): string {
  const { location, url, rule } = finding;
  const words = acceptedWords(finding, (name) => codeSpan(shorten(name, 200)));
  return `- ${place(location, options)} ${linkTo(codeSpan(rule), url)}: ${words}\n`;
}

/** Why words of people do not count, as a list. */
function notAccepted(notes: readonly string[]): string {
  return notes.length === 0 ? '' : `\n### Not accepted\n\n${notes.map((note) => `- ${text(note)}\n`).join('')}`;
}

/** A suppressed finding with its reason, as an item of a list. */
function reason(finding: SuppressedFinding, options: MarkdownOptions): string {
  const { location, url, rule } = finding;
  return `- ${place(location, options)} ${linkTo(codeSpan(rule), url)}: ${text(finding.reason)}\n`;
}
