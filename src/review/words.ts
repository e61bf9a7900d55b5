import { linkTo, toMarkdownText } from '../report/formats/markdown-text.ts';
import type { Report } from '../report/report.ts';
import { severityCounts } from '../report/words.ts';
import { countOf } from '../text/words.ts';
import type { ReviewResult } from './review.ts';

/** What a review says above its comments; `runUrl` is the address of the run's summary, if there is one. */
export function opening({ gate, findings }: Report, uncommented: number, runUrl: string | undefined): string {
  const mark = gate.conclusion === 'failed' ? '❌' : '✅';
  const counts = severityCounts(findings);
  const verdict = `${mark} **gitops-gate ${gate.conclusion}**: ${toMarkdownText(gate.reason)}${counts ? ` Found: ${counts}.` : ''}`;
  const all = runUrl === undefined ? 'the summary of this run' : linkTo('the summary of this run', runUrl);
  const rest =
    uncommented === 0
      ? `All details: ${all}.`
      : `${countOf(uncommented, 'finding')} without a comment here. See ${all}.`;
  return `${verdict}\n\n${rest}`;
}

/** How the review went, as lines of the log and the summary. */
export function reviewNotes({ posted, shown, problems }: ReviewResult): string[] {
  const said = [
    ...(posted.length > 0 ? [`${countOf(posted.length, 'comment')} posted`] : []),
    ...(shown.length > 0 ? [`${countOf(shown.length, 'earlier comment')} still open`] : []),
  ];
  return [
    ...(said.length > 0 ? [`Review: ${said.join(', ')}.`] : []),
    ...problems.map((problem) => `Review: ${problem}`),
  ];
}
