import type { Finding } from '../../findings/finding.ts';
import { shorten } from '../../text/printable.ts';
import { countOf, grouped } from '../../text/words.ts';
import { changesMarkdown } from '../changes/markdown.ts';
import { debtMarkdown } from '../debt-words.ts';
import type { RunFacts } from '../facts.ts';
import type { Report } from '../report.ts';
import { bySeverity, severityCounts, summaryParts, VERDICT_MARKS, verdictOf } from '../words.ts';
import { acceptance, item, type MarkdownItemOptions, MESSAGE_LIMIT, reason, text } from './markdown-finding.ts';
import { MarkdownPage } from './markdown-page.ts';
import { codeSpan, toMarkdownText } from './markdown-text.ts';
import { clusterPicture, ruleTable } from './overview.ts';

/** What a markdown report needs besides the report. */
export interface MarkdownOptions extends MarkdownItemOptions {
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

/** Writes the heading before the first of some findings. */
function firstHeading(heading: string, all: readonly Finding[]): (finding: Finding) => string {
  return (finding) => (finding === all[0] ? `\n### ${heading} (${grouped(all.length)})\n\n` : '');
}

/** Why words of people do not count, as a list. */
function notAccepted(notes: readonly string[]): string {
  return notes.length === 0 ? '' : `\n### Not accepted\n\n${notes.map((note) => `- ${text(note)}\n`).join('')}`;
}
