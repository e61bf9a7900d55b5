import type { CloseReason, CommentForm, Edit, ReviewThread } from './host.ts';
import { isClosing, withoutMark, writeCommentMark } from './marks.ts';
import type { Renewed } from './plan.ts';

const WORDS = {
  fixed: (commit: string) => `✅ **Fixed** in ${commit}.`,
  moved: (commit: string) => `↪️ **Replaced** by a newer comment, as of ${commit}.`,
} as const;

/** The edits that take threads back: their text says why, and they are closed unless people talk in them. */
export function takeBack(
  threads: readonly ReviewThread[],
  reason: CloseReason,
  { commit, form }: { readonly commit: string; readonly form: CommentForm },
): Edit[] {
  return threads.map((thread) => {
    const said = form.withoutButton(withoutMark(thread.body));
    const folded = `<details><summary>What this comment said</summary>\n\n${said}\n\n</details>`;
    const mark = writeCommentMark({ ...thread.mark, kept: isKept(thread), state: reason });
    const body = `${WORDS[reason](commit.slice(0, 7))}\n\n${folded}\n\n${mark}`;
    return thread.answered || isKept(thread)
      ? { kind: 'comment', thread, body }
      : { kind: 'close', thread, body, reason };
  });
}

/** The edit by which a thread says what a comment says, under the key that it was posted for. */
export function renew(kind: 'comment' | 'reopen', { thread, comment }: Renewed): Edit {
  const mark = writeCommentMark({ ...comment.mark, key: thread.mark.key, kept: isKept(thread) });
  return { kind, thread, body: `${withoutMark(comment.body)}\n\n${mark}` };
}

/** Whether a person has opened a thread that this program had closed, and so wants it open. */
function isKept({ mark, closedBy }: ReviewThread): boolean {
  return mark.kept || (!closedBy && isClosing(mark.state));
}
