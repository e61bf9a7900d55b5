import type { Finding } from '../../findings/finding.ts';
import type { Outcome } from '../../invocation/invocation.ts';
import { annotatedPlace, annotationText } from '../../report/formats/annotations.ts';
import { bySeverity, severityCounts, verdictOf } from '../../report/words.ts';
import { withPrefix } from '../../repository/paths.ts';
import { linesOf } from '../../review/place.ts';
import type { ReviewResult } from '../../review/review-input.ts';
import { printable } from '../../text/printable.ts';
import { countOf } from '../../text/words.ts';
import { COULD_NOT_RUN, couldNotRunPage } from './could-not-run.ts';
import { type JobSummaryOptions, jobSummary } from './job-summary.ts';

/** What a check run says. Advice, which is less than what fails the gate, is neutral. */
export interface CheckRun {
  readonly conclusion: 'success' | 'neutral' | 'failure';
  readonly title: string;
  /** Markdown of at most 65,535 characters. */
  readonly summary: string;
  readonly annotations: readonly CheckAnnotation[];
}

/** A finding as an annotation of a check run. Lines and columns are from 1. */
export interface CheckAnnotation {
  /** Path inside the repository. */
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly start_column?: number;
  readonly end_column?: number;
  readonly annotation_level: 'notice' | 'warning' | 'failure';
  readonly title: string;
  readonly message: string;
}

/** Bytes of the summary. */
const SUMMARY_LIMIT = 65_000;
/** Annotations of one run, which are ten requests. */
const MOST_ANNOTATIONS = 500;
const LEVELS = { error: 'failure', warning: 'warning', notice: 'notice' } as const;
/** Where GitHub puts the annotations of a job that have no file. */
const NO_FILE = '.github';

/** What the check run of an outcome says; `left` are the findings that nothing else shows on their lines. */
export function checkRunOf(
  outcome: Outcome,
  reviewed: ReviewResult,
  left: readonly Finding[],
  link: JobSummaryOptions['link'],
): CheckRun {
  const { report, prefix, conclusion } = outcome;
  const { findings, gate } = report;
  const annotated = bySeverity(left).slice(0, MOST_ANNOTATIONS);
  const more = left.length - annotated.length;
  const notes = more === 0 ? [] : [`This check run has no annotation for ${countOf(more, 'more finding')}.`];
  return {
    conclusion: conclusion !== 'passed' ? 'failure' : findings.length > 0 ? 'neutral' : 'success',
    title: conclusion === 'error' ? gate.reason : titleOf(report),
    summary: jobSummary(outcome, reviewed, { link, limit: SUMMARY_LIMIT, notes }),
    annotations: annotated.map((finding) => toAnnotation(finding, prefix)),
  };
}

/** What was found, and whether it counts: `2 errors, not enforced`. */
function titleOf(report: Outcome['report']): string {
  const found = severityCounts(report.findings) || 'No findings';
  return verdictOf(report) === 'not enforced' ? `${found}, not enforced` : found;
}

/** What the check run says if the gate could not run. */
export function failedCheckRun(reason: string): CheckRun {
  const summary = couldNotRunPage(reason.slice(0, SUMMARY_LIMIT / 10));
  return { conclusion: 'failure', title: COULD_NOT_RUN, summary, annotations: [] };
}

function toAnnotation(finding: Finding, prefix: string): CheckAnnotation {
  const { severity, rule } = finding;
  const location = annotatedPlace(finding);
  const { start, end } = location;
  const path = withPrefix(prefix, location.path);
  const own = { annotation_level: LEVELS[severity], title: rule };
  const message = annotationText(finding, prefix);
  // A path that cannot be printed is only in the message, as in the log.
  if (path !== printable(path))
    return {
      path: NO_FILE,
      start_line: 1,
      end_line: 1,
      ...own,
      message: `${printable(path)}:${start.line}\n${message}`,
    };
  const { first, last } = linesOf(location);
  // GitHub refuses columns of a range of several lines.
  const columns = start.line === end.line ? { start_column: start.column, end_column: end.column } : {};
  return { path, start_line: first, end_line: last, ...columns, ...own, message };
}
