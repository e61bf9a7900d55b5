import { countOf } from '../text/words.ts';
import type { ReviewResult } from './review-input.ts';

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
