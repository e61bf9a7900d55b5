import type { Finding } from '../findings/finding.ts';
import type { Conversation, PostedReview } from './conversation.ts';
import type { Edit } from './host.ts';
import type { Memory } from './memory.ts';

/** What decides whether changes are requested. */
export interface RequestInput {
  readonly findings: readonly Finding[];
  readonly passed: boolean;
  /** Whether a finding fails the gate. */
  readonly fails: (finding: Finding) => boolean;
  /** Whether a failed gate requests changes, which blocks the merge where reviews are required. */
  readonly requestChanges: boolean;
}

/** Whether a review is to request changes, which nobody can on a change of their own. Where a person has dismissed the last request, only for a finding that is new since. */
export function wantsChanges(
  { findings, passed, fails, requestChanges }: RequestInput,
  { isOwn, reviews }: Conversation,
  memory: Memory,
): boolean {
  if (!requestChanges || passed || isOwn || reviews.some(({ requestsChanges }) => requestsChanges)) return false;
  const last = reviews.findLast(({ dismissedBy }) => dismissedBy);
  return last?.dismissedBy !== 'person' || findings.some((finding) => fails(finding) && !memory.isKnown(finding));
}

/** The edits that dismiss requests for changes: all once the gate passes or requests none, and all but the newest where runs at once made more than one. */
export function withdrawals(reviews: readonly PostedReview[], { passed, requestChanges }: RequestInput): Edit[] {
  const requests = reviews.filter(({ requestsChanges }) => requestsChanges);
  const isOver = passed || !requestChanges;
  const now = passed ? 'The gate passes now.' : 'The gate no longer requests changes.';
  const body = isOver ? now : 'A newer review requests the same changes.';
  return (isOver ? requests : requests.slice(0, -1)).map((review) => ({ kind: 'dismiss', review, body }));
}
