import type { PostedSummary } from './conversation.ts';
import type { Edit } from './host.ts';
import { digest } from './marks.ts';
import { writeSummaryMark } from './summary-mark.ts';

/** What is said of a change as a whole. */
export interface Summary {
  readonly text: string;
  /** What it says, without the address of the run: where this is the same, an earlier summary is still true. */
  readonly gist: string;
  /** Whether there is something to say. If not, only a summary that is there already is kept true. */
  readonly isNeeded: boolean;
}

/** The edits that keep the one summary of a category true, and delete all but the first, or all if none is wanted; none where all is well. */
export function summarize(
  [posted, ...others]: readonly PostedSummary[],
  summary: Summary | undefined,
  category: string,
): Edit[] {
  const deleted = (summary ? others : [...(posted ? [posted] : []), ...others]).map(
    (one) => ({ kind: 'delete', summary: one }) as const,
  );
  if (!summary) return deleted;
  const { text, gist, isNeeded } = summary;
  const state = digest(gist);
  if (posted ? posted.mark.state === state : !isNeeded) return deleted;
  const body = `${text}\n\n${writeSummaryMark({ category, state })}`;
  return [{ kind: 'summary', summary: posted, body }, ...deleted];
}
