import type { LineRange } from '../repository/change.ts';
import type { PlannedComment, ReviewThread } from './host.ts';
import type { Memory } from './memory.ts';
import type { Claim } from './unclaimed.ts';

/**
 * What is to become of a finding: its thread says it already (`show`), is to say something else (`edit`) or is opened again
 * (`reopen`); it gets a new comment (`comment`); only the text of a review lists it (`list`); or a person wants no comment on it
 * (`settle`).
 */
export type Step = 'show' | 'edit' | 'reopen' | 'comment' | 'list' | 'settle';

/** Decides about a finding by the thread that it has, the comment that it can have, and what earlier runs did. */
export function nextStep(
  { thread, isWhole }: Claim,
  comment: PlannedComment | undefined,
  key: string,
  memory: Memory,
): Step {
  const { lines } = thread ?? {};
  const fits = comment && lines && isOfSide(comment, thread) && isOnLines(comment, lines);
  if (thread && isWhole && !thread.closedBy && lines && (fits || !comment))
    return !comment || comment.mark.state === thread.mark.state ? 'show' : 'edit';
  // Someone closed it and left the line as it is, or deleted it: asking again would only annoy.
  if ((isWhole && thread?.closedBy === 'person' && lines) || memory.isDeleted(key)) return 'settle';
  if (isWhole && thread?.closedBy === 'gate' && fits) return 'reopen';
  return memory.isListedNow(key) ? 'list' : 'comment';
}

function isOfSide({ path, side }: PlannedComment, thread: ReviewThread | undefined): boolean {
  return path === thread?.path && side === thread.side;
}

/** Whether a thread on some lines can say what a comment says: a suggestion puts its text in place of exactly its lines. */
function isOnLines({ lines, hasSuggestion }: PlannedComment, { first, last }: LineRange): boolean {
  return hasSuggestion ? lines.first === first && lines.last === last : lines.first <= last && first <= lines.last;
}
