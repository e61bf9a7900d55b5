import type { Finding, Location } from '../findings/finding.ts';
import { codeSpan, linkTo, toMarkdownText } from '../report/formats/markdown-text.ts';
import { otherPlaces } from '../report/places.ts';
import type { Report } from '../report/report.ts';
import { bySeverity, severityCounts, VERDICT_MARKS, verdictOf } from '../report/words.ts';
import { shorten } from '../text/printable.ts';
import { countOf } from '../text/words.ts';

/** The text of a review above its comments. */
export interface Opening {
  readonly text: string;
  /** What it says, without addresses: where this is the same, an earlier review is still true. */
  readonly gist: string;
}

/** Addresses that a review links to. */
export interface Links {
  readonly link: (location: Location) => string;
  /** The address of the run's summary, if there is one. */
  readonly runUrl: string | undefined;
}

const MARKS = { error: '❌', warning: '⚠️', notice: 'ℹ️' } as const;
/** Findings that a review lists, and UTF-16 code units that they take, at most. */
const MOST_LISTED = 30;
const LIST_LIMIT = 20_000;

/** What a review says above its comments, given the findings that have none. */
export function opening(report: Report, uncommented: readonly Finding[], { link, runUrl }: Links): Opening {
  const { gate, findings, accepted } = report;
  const decided = verdictOf(report);
  const consent = accepted.length === 0 ? '' : `, ${accepted.length} accepted`;
  const counts = `${severityCounts(findings) || 'no findings'}${consent}`;
  const why = gate.isEvident ? '' : ` ${toMarkdownText(gate.reason)}`;
  const verdict = `${VERDICT_MARKS[decided]} **gitops-gate ${decided}**: ${counts}.${why}`;
  const summary = runUrl === undefined ? 'the summary of this run' : linkTo('the summary of this run', runUrl);
  const listed = bySeverity(uncommented).slice(0, MOST_LISTED);
  const write = (label: (finding: Finding) => string): string =>
    listOf(
      listed.map((one) => lineOf(one, label(one))),
      uncommented.length,
    );
  const linked = write((finding) => linkTo(labelOf(finding), link(finding.location)));
  const text = [verdict, ...(linked === '' ? [] : [linked]), `All details: ${summary}.`].join('\n\n');
  return { text, gist: `${verdict}\n${write(labelOf)}` };
}

function listOf(lines: readonly string[], count: number): string {
  const held: string[] = [];
  let length = 0;
  for (const line of lines) {
    length += line.length;
    if (length > LIST_LIMIT) break;
    held.push(line);
  }
  const more = count - held.length;
  if (count === 0) return '';
  const rest = more === 0 ? [] : [`- and ${countOf(more, held.length === 0 ? 'finding' : 'more finding')}`];
  return ['Findings without a comment on a line:', '', ...held, ...rest].join('\n');
}

function lineOf(finding: Finding, label: string): string {
  const others = otherPlaces(finding)?.items.length ?? 0;
  const also = others === 0 ? '' : ` Also at ${countOf(others, 'other place')}.`;
  return `- ${MARKS[finding.severity]} ${label}: ${toMarkdownText(shorten(finding.message, 500))}${also}`;
}

function labelOf({ location }: Finding): string {
  return codeSpan(`${shorten(location.path, 300)}:${location.start.line}`);
}
