import { renew } from './closing.ts';
import type { Edit } from './host.ts';
import type { Kept } from './plan.ts';
import { type CommentInput, commentAside } from './planned-comment.ts';
import { isSaid } from './step.ts';

/** The edit by which an open thread that no comment replaces says what is true now, without a button; none where it does. */
export function wordsAside({ thread, finding }: Kept, input: CommentInput): Edit[] {
  const comment = commentAside(finding, input, thread);
  return isSaid(thread, comment) ? [] : [renew('comment', { thread, comment })];
}
