import type { LineRange } from '../repository/change.ts';
import type { ReviewThread } from './conversation.ts';
import type { PlannedComment } from './host.ts';
import type { PostedKey } from './marks.ts';
import type { Memory } from './memory.ts';
import type { Claim } from './unclaimed.ts';

/**
 * What is to become of a finding: its thread says it already (`show`), is to say something else (`edit`) or is opened again
 * (`reopen`); it gets a new comment (`comment`); only the text of a review lists it (`list`); or a person wants no comment on it
 * (`settle`), but an open thread on old lines stays true. A thread on the head whose finding has no line anymore stays (`stay`).
 */
export type Step = 'show' | 'stay' | 'edit' | 'reopen' | 'comment' | 'list' | 'settle';

/** Decides about a finding by the thread that it has, the comment that it can have, and what earlier runs did. */
export function nextStep(
  { thread, isWhole }: Claim,
  comment: PlannedComment | undefined,
  posted: PostedKey,
  memory: Memory,
): Step {
  const { lines } = thread ?? {};
  const fits = comment && lines && isOfSide(comment, thread) && isOnLines(comment, lines);
  const isOpen = thread !== undefined && !thread.closedBy;
  if (isOpen && isWhole && fits) return isSaid(thread, comment) ? 'show' : 'edit';
  if (isOpen && isWhole && lines && !comment) return 'stay';
  // Someone closed it and left the line as it is, or deleted it: asking again would only annoy.
  if ((isWhole && thread?.closedBy === 'person' && lines) || memory.isDeleted(posted)) return 'settle';
  if (isWhole && thread?.closedBy === 'gate' && fits) return 'reopen';
  return comment && !memory.isListedNow(posted.key) ? 'comment' : 'list';
}

/** Whether a thread says what a comment says, and no run was about to change that. */
export function isSaid({ mark }: ReviewThread, comment: Pick<PlannedComment, 'mark'>): boolean {
  return mark.state === comment.mark.state && !mark.pending;
}

function isOfSide({ path, side }: PlannedComment, thread: ReviewThread | undefined): boolean {
  return path === thread?.path && side === thread.side;
}

/** Whether a thread on some lines can say what a comment says: a suggestion puts its text in place of exactly its lines. */
function isOnLines({ lines, hasSuggestion }: PlannedComment, { first, last }: LineRange): boolean {
  return hasSuggestion ? lines.first === first && lines.last === last : lines.first <= last && first <= lines.last;
}
