import { acceptedWords } from '../report/accepted.ts';
import { codeSpan } from '../report/formats/markdown-text.ts';
import type { AcceptedThread } from './consent.ts';
import type { ReviewThread } from './conversation.ts';
import type { CloseReason, CommentForm, Edit } from './host.ts';
import { isClosing, withoutMark, writeCommentMark } from './marks.ts';
import type { CommentText } from './planned-comment.ts';

const WORDS = {
  fixed: (commit: string) => `✅ **Fixed** in ${commit}.`,
  moved: (commit: string) => `↪️ **Replaced** by a newer comment, as of ${commit}.`,
} as const;

const FOLD = ['<details><summary>What this comment said</summary>', '</details>'] as const;

/** The edits that take threads back: their text says why, and they are closed unless people talk in them. */
export function takeBack(
  threads: readonly ReviewThread[],
  reason: keyof typeof WORDS,
  { commit, form }: { readonly commit: string; readonly form: CommentForm },
): Edit[] {
  const words = WORDS[reason](commit.slice(0, 7));
  return threads.map((thread) => closing(thread, { reason, words, isOver: !thread.answered }, form));
}

/** The edits that close threads whose finding is accepted: what people said in them was about that. */
export function accept(threads: readonly AcceptedThread[], form: CommentForm): Edit[] {
  return threads.map(({ thread, finding }) => {
    const words = `☑️ **Accepted**: ${acceptedWords(finding, codeSpan)}.`;
    return closing(thread, { reason: 'accepted', words, isOver: true }, form);
  });
}

interface Closing {
  readonly reason: CloseReason;
  readonly words: string;
  /** Whether nobody talks in the thread anymore. */
  readonly isOver: boolean;
}

function closing(thread: ReviewThread, { reason, words, isOver }: Closing, form: CommentForm): Edit {
  const kept = isKept(thread);
  const said = `${FOLD[0]}\n\n${form.withoutButton(saidBefore(thread))}\n\n${FOLD[1]}`;
  const mark = writeCommentMark({ ...thread.mark, pending: false, kept, state: reason });
  const body = `${words}\n\n${said}\n\n${mark}`;
  return !isOver || kept || thread.closedBy
    ? { kind: 'comment', thread, body }
    : { kind: 'close', thread, until: whilePending(thread), body, reason };
}

/** The edit by which a thread says what a comment says, under the key and with the places that it was posted for. */
export function renew(
  kind: 'comment' | 'reopen',
  { thread, comment }: { readonly thread: ReviewThread; readonly comment: CommentText },
): Edit {
  const { key, places } = thread.mark;
  const mark = writeCommentMark({ ...comment.mark, key, places, kept: isKept(thread) });
  const body = `${withoutMark(comment.body)}\n\n${mark}`;
  return kind === 'comment' ? { kind, thread, body } : { kind, thread, until: whilePending(thread), body };
}

/** The same text, with a mark that says that the thread is about to be opened or closed. */
function whilePending({ body, mark }: ReviewThread): string {
  return `${withoutMark(body)}\n\n${writeCommentMark({ ...mark, pending: true })}`;
}

/** What a thread said before it was taken back. */
function saidBefore({ body, mark }: ReviewThread): string {
  const text = withoutMark(body);
  const start = isClosing(mark.state) ? text.indexOf(FOLD[0]) : -1;
  return start === -1 ? text : text.slice(start + FOLD[0].length, text.lastIndexOf(FOLD[1])).trim();
}

/** Whether a person has opened a thread that this program had closed, and so wants it open. */
function isKept({ mark, closedBy }: ReviewThread): boolean {
  return mark.kept || (!closedBy && isClosing(mark.state) && !mark.pending);
}
