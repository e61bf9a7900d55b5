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

/** The edit that keeps the one summary of a category true; none where it is. */
export function summarize(
  posted: PostedSummary | undefined,
  { text, gist, isNeeded }: Summary,
  category: string,
): Extract<Edit, { readonly kind: 'summary' }>[] {
  const state = digest(gist);
  if (posted ? posted.mark.state === state : !isNeeded) return [];
  return [{ kind: 'summary', summary: posted, body: `${text}\n\n${writeSummaryMark({ category, state })}` }];
}
