import type { Edit, PostedSummary } from './host.ts';
import { digest, writeSummaryMark } from './marks.ts';

/** What is said of a change as a whole. */
export interface Summary {
  readonly text: string;
  /** What it says, without the address of the run: where this is the same, an earlier summary is still true. */
  readonly gist: string;
  /** Whether there is something to say. If not, only a summary that is there already is kept true. */
  readonly isNeeded: boolean;
}

/** The edits that keep the one summary of a category true, and delete all but the first; none where all is well. */
export function summarize(
  [posted, ...others]: readonly PostedSummary[],
  { text, gist, isNeeded }: Summary,
  category: string,
): Edit[] {
  const state = digest(gist);
  const deleted = others.map((summary) => ({ kind: 'delete', summary }) as const);
  if (posted ? posted.mark.state === state : !isNeeded) return deleted;
  const body = `${text}\n\n${writeSummaryMark({ category, state })}`;
  return [{ kind: 'summary', summary: posted, body }, ...deleted];
}
