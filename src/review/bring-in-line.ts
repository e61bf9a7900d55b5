import { countOf } from '../text/words.ts';
import { accept, renew, takeBack } from './closing.ts';
import type { Conversation, PostedReview, ReviewThread } from './conversation.ts';
import type { Edit, FailedEdit, Host, PlannedComment } from './host.ts';
import { Memory } from './memory.ts';
import { type Kept, type Plan, planReview } from './plan.ts';
import { wantsChanges, withdrawals } from './requests.ts';
import { isCurrent, restate } from './restate.ts';
import type { ReviewInput, ReviewResult } from './review-input.ts';
import { summarize } from './summary.ts';
import { type Told, tell } from './tell.ts';
import { wordsAside } from './words-aside.ts';

/** Posts what is new, keeps what is open, and takes back what is fixed. Throws if the host does not answer. */
export async function bringInLine(host: Host, input: ReviewInput, conversation: Conversation): Promise<ReviewResult> {
  const { form } = host;
  const memory = new Memory(conversation, input.commit);
  const plan = planReview({ ...input, form, threads: conversation.threads, memory });
  const { comments, opened, halfway } = await reopen(host, plan);
  const { taken, refused } = await host.sift(comments);
  const news = {
    comments: taken,
    uncommented: [...plan.rest, ...refused.map(({ finding }) => finding)],
    requestsChanges: wantsChanges(input, conversation, memory),
    readAt: conversation.readAt,
    hasReview: conversation.reviews.some(isCurrent),
  };
  const told = await tell(host, input, news, memory);
  const reviews = await reviewsNow(host, conversation, told);
  const posted = new Set(told.posted.map(({ finding }) => finding));
  const moved = [...plan.kept, ...halfway].filter(({ finding }) => posted.has(finding)).map(({ thread }) => thread);
  const stale = plan.kept.filter(({ finding }) => !posted.has(finding));
  const failed = await host.edit([
    ...plan.edited.map((one) => renew('comment', one)),
    ...stale.flatMap((one) => wordsAside(one, { ...input, form })),
    ...accept(plan.accepted, form),
    ...takeBack(input.isComplete ? plan.fixed : [], 'fixed', { ...input, form }),
    ...takeBack([...moved, ...plan.doubled], 'moved', { ...input, form }),
    ...restate(reviews, told),
    ...withdrawals(reviews, input),
    ...summarize(conversation.summaries, input.summary, input.category),
  ]);
  return {
    posted: [...posted],
    shown: [...plan.shown, ...[...plan.edited, ...opened].map(({ comment }) => comment.finding)],
    rest: [...told.uncommented, ...plan.settled],
    problems: [
      ...(told.problem === undefined ? [] : [`Comments could not be posted: ${told.problem}.`]),
      // Where no comment can be posted, no summary can, for the same reason.
      ...toProblems(told.problem === undefined ? failed : failed.filter(({ edit }) => edit.kind !== 'summary')),
    ],
  };
}

/** Opens threads again; where the host refuses, their findings get new comments. */
async function reopen(
  host: Host,
  { comments, reopened }: Plan,
): Promise<{ comments: PlannedComment[]; opened: Plan['reopened']; halfway: Kept[] }> {
  const failed = await host.edit(reopened.map((one) => renew('reopen', one)));
  const refused = new Set(failed.flatMap(({ edit }) => ('thread' in edit ? edit.thread.id : [])));
  const again = reopened.filter(({ thread }) => refused.has(thread.id));
  return {
    comments: [...comments, ...again.map(({ comment }) => comment)],
    opened: reopened.filter(({ thread }) => !refused.has(thread.id)),
    halfway: again.map(({ thread, comment: { finding } }) => ({ thread: unsure(thread), finding })),
  };
}

/** A thread that could not be opened, or only in part: whether it is open is not known, so it is closed for certain. */
function unsure(thread: ReviewThread): ReviewThread {
  return { ...thread, closedBy: undefined, mark: { ...thread.mark, pending: true } };
}

/** The reviews as they are after this run's. Another run at the same time may have requested changes, too. */
async function reviewsNow(
  host: Host,
  { reviews }: Conversation,
  { review, mark }: Told,
): Promise<readonly PostedReview[]> {
  if (!review) return reviews;
  const now = review.requestsChanges ? await host.readConversation(mark.category).catch(() => undefined) : undefined;
  const read = now?.reviews ?? reviews;
  return read.some(({ id }) => id === review.id) ? read : [...read, review];
}

function toProblems(failed: readonly FailedEdit[]): string[] {
  const ofKind = (...kinds: Edit['kind'][]): readonly FailedEdit[] =>
    failed.filter(({ edit }) => kinds.includes(edit.kind));
  const comments = ofKind('comment', 'reopen', 'close', 'review', 'delete');
  return [
    ...comments
      .slice(0, 1)
      .map(({ reason }) => `${countOf(comments.length, 'earlier comment')} could not be updated: ${reason}.`),
    ...ofKind('summary').map(({ reason }) => `The summary could not be posted: ${reason}.`),
    ...ofKind('dismiss')
      .slice(0, 1)
      .map(({ reason }) => `The request for changes could not be dismissed: ${reason}. A maintainer must dismiss it.`),
  ];
}
