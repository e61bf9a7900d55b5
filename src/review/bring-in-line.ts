import type { Finding } from '../findings/finding.ts';
import { countOf } from '../text/words.ts';
import { renew, takeBack } from './closing.ts';
import type { Conversation, Edit, FailedEdit, Host, PlannedComment, Posted } from './host.ts';
import { digest, keyOf } from './marks.ts';
import { Memory } from './memory.ts';
import type { Opening } from './opening.ts';
import { type Plan, type PlanInput, planReview } from './plan.ts';
import { type RequestInput, wantsChanges, withdrawals } from './requests.ts';
import { outdate, restate } from './restate.ts';
import { type Summary, summarize } from './summary.ts';

/** What a review needs apart from the host. */
export interface ReviewInput extends Omit<PlanInput, 'threads' | 'form' | 'memory'>, RequestInput {
  /** The head that was checked. */
  readonly commit: string;
  /** Tells this run from others on the same change: each touches only its own comments. */
  readonly category: string;
  /** Whether all checks ran. If not, what was not found again may still be there. */
  readonly isComplete: boolean;
  /** What the review says above its comments, given the findings that have none. */
  readonly opening: (uncommented: readonly Finding[]) => Opening;
  /** What is said of the change as a whole; undefined if nothing is. */
  readonly summary: Summary | undefined;
}

/** What was posted, and what is left to say elsewhere. */
export interface ReviewResult {
  readonly posted: readonly Finding[];
  /** Findings that have an open thread from before. */
  readonly shown: readonly Finding[];
  /** Findings that no comment shows. */
  readonly rest: readonly Finding[];
  /** What could not be done, each as a sentence; none of it changes the verdict. */
  readonly problems: readonly string[];
}

/** Posts what is new, keeps what is open, and takes back what is fixed. Throws if the host does not answer. */
export async function bringInLine(host: Host, input: ReviewInput, conversation: Conversation): Promise<ReviewResult> {
  const { form } = host;
  const memory = new Memory(conversation, input.commit);
  const plan = planReview({ ...input, form, threads: conversation.threads, memory });
  const { comments, opened } = await reopen(host, plan);
  const { taken, refused } = await host.sift(comments);
  const without = new Set([...plan.rest, ...refused.map(({ finding }) => finding)]);
  // In the order of the report, so that the same findings always make the same text.
  const uncommented = input.findings.filter((finding) => without.has(finding));
  const opening = input.opening(uncommented);
  const isUntold = uncommented.some((one) => one.severity !== 'notice' && !memory.isListed(keyOf(one)));
  const requestsChanges = wantsChanges(input, conversation.reviews, memory);
  const answer = await post(host, input, { taken, uncommented, opening, isUntold, requestsChanges });
  // Another run at the same time may have requested changes, too.
  const { reviews } =
    requestsChanges && answer.isPosted
      ? await host.readConversation(input.category).catch(() => conversation)
      : conversation;
  const posted = new Set(answer.posted.map(({ finding }) => finding));
  const moved = plan.moved.filter(({ finding }) => posted.has(finding)).map(({ thread }) => thread);
  const failed = await host.edit([
    ...plan.edited.map((one) => renew('comment', one)),
    ...takeBack(input.isComplete ? plan.fixed : [], 'fixed', { ...input, form }),
    ...takeBack([...moved, ...plan.doubled], 'moved', { ...input, form }),
    ...(answer.isPosted ? outdate(conversation.reviews) : restate(conversation.reviews, opening, uncommented)),
    ...withdrawals(reviews, input.passed),
    ...(input.summary ? summarize(conversation.summaries, input.summary, input.category) : []),
  ]);
  return {
    posted: [...posted],
    shown: [...plan.shown, ...[...plan.edited, ...opened].map(({ comment }) => comment.finding)],
    rest: [...uncommented, ...plan.settled, ...answer.refused.map(({ finding }) => finding)],
    problems: [
      ...(answer.problem === undefined ? [] : [`Comments could not be posted: ${answer.problem}.`]),
      // Where no comment can be posted, no summary can, for the same reason.
      ...toProblems(answer.problem === undefined ? failed : failed.filter(({ edit }) => edit.kind !== 'summary')),
    ],
  };
}

/** Opens threads again; where the host refuses, their findings get new comments. */
async function reopen(
  host: Host,
  { comments, reopened }: Plan,
): Promise<{ comments: PlannedComment[]; opened: Plan['reopened'] }> {
  const failed = await host.edit(reopened.map((one) => renew('reopen', one)));
  const stillClosed = new Set(failed.flatMap(({ edit }) => ('thread' in edit ? edit.thread.id : [])));
  const again = reopened.filter(({ thread }) => stillClosed.has(thread.id));
  return {
    comments: [...comments, ...again.map(({ comment }) => comment)],
    opened: reopened.filter(({ thread }) => !stillClosed.has(thread.id)),
  };
}

interface Said {
  readonly taken: readonly PlannedComment[];
  readonly uncommented: readonly Finding[];
  readonly opening: Opening;
  /** Whether a finding without a comment is in no earlier review. */
  readonly isUntold: boolean;
  readonly requestsChanges: boolean;
}

async function post(
  host: Host,
  { commit, category }: ReviewInput,
  { taken, uncommented, opening, isUntold, requestsChanges }: Said,
): Promise<Posted> {
  if (taken.length === 0 && !requestsChanges && !isUntold)
    return { posted: [], refused: [], isPosted: false, problem: undefined };
  const mark = { category, state: digest(opening.gist), posted: [], listed: uncommented.map(keyOf) };
  return host.post({ commit, body: opening.text, mark, requestsChanges, comments: taken });
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
