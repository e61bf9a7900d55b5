import type { AcceptedFinding } from '../findings/finding.ts';
import type { ReviewThread } from './conversation.ts';
import { marksOf } from './marks.ts';

/** An open thread, and how people have accepted its finding. */
export interface AcceptedThread {
  readonly thread: ReviewThread;
  readonly finding: AcceptedFinding;
}

/** Threads without a finding: those whose finding people have accepted, and those whose finding is gone. */
export interface Consented {
  readonly accepted: readonly AcceptedThread[];
  readonly fixed: readonly ReviewThread[];
}

/** Tells threads whose finding is accepted from those whose finding is gone. */
export function consented(threads: readonly ReviewThread[], findings: readonly AcceptedFinding[]): Consented {
  const byMark = new Map(findings.flatMap((one) => marksOf(one).map((mark) => [mark, one])));
  const accepted: AcceptedThread[] = [];
  const fixed: ReviewThread[] = [];
  for (const thread of threads) {
    const finding = thread.mark.places.map((place) => byMark.get(place)).find((one) => one);
    if (finding) accepted.push({ thread, finding });
    else fixed.push(thread);
  }
  return { accepted, fixed };
}
