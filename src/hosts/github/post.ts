import type { PlannedComment, Posted, Review } from '../../review/host.ts';
import { type ReviewMark, TIMELESS, writeReviewMark } from '../../review/marks.ts';
import { reasonOf } from '../../text/reason.ts';
import { type Client, isForbidden, statusOf } from './client.ts';
import { readConversation } from './conversation.ts';

/** Comments of one review: GitHub answers with errors and time-outs above some thirty. */
const BATCH = 30;
/** Reviews that GitHub may refuse before the rest is given up. */
const MOST_REFUSALS = 16;
const MOST_TRIES = 3;
/** The sides of a diff as GitHub calls them. */
const SIDES = { base: 'LEFT', head: 'RIGHT' } as const;
/** Refusals that no other choice of comments would change. */
const HOPELESS =
  /pending review|commit_?id|commit .*(?:not part|not found)|no commit found|too quickly|too long|locked|spam/i;
const NO_PERMISSION = /Resource not accessible by/i;
const LACKING =
  'the token cannot write reviews. It needs `pull-requests: write`, which runs for forks and Dependabot do not get';
const OWN_PULL = /can ?not request changes on your own/i;

type Outcome = { readonly kind: 'posted' } | { readonly kind: 'refused' | 'hopeless'; readonly reason: string };

/** Posts a review in batches; if GitHub refuses one for a comment in it, halves are tried until the comment is found. */
export async function postReview(client: Client, pull: number, review: Review): Promise<Posted> {
  let isPosted = false;
  const posted: PlannedComment[] = [];
  const refused: PlannedComment[] = [];
  const queue = batches(review.comments);
  let { requestsChanges } = review;
  let refusals = 0;
  for (let batch = queue.shift(); batch; batch = queue.shift()) {
    const part = partOf({ ...review, requestsChanges, comments: batch }, !isPosted);
    const outcome = await submit(client, pull, part);
    if (outcome.kind === 'posted') {
      isPosted = true;
      posted.push(...batch);
    } else if (outcome.kind === 'refused' && requestsChanges && OWN_PULL.test(outcome.reason)) {
      requestsChanges = false;
      queue.unshift(batch);
    } else if (outcome.kind === 'hopeless' || ++refusals > MOST_REFUSALS) {
      return { isPosted, posted, refused: [...refused, ...batch, ...queue.flat()], problem: outcome.reason };
    } else if (batch.length > 1) {
      const half = Math.ceil(batch.length / 2);
      queue.unshift(batch.slice(0, half), batch.slice(half));
    } else refused.push(...batch);
  }
  return { isPosted, posted, refused, problem: undefined };
}

/** One part of a review: only the first says what the review says, and requests changes. */
function partOf(review: Review, isFirst: boolean): Review {
  const posted = review.comments.map(({ mark }) => mark.key);
  const mark: ReviewMark = isFirst
    ? { ...review.mark, posted }
    : { ...review.mark, state: TIMELESS, posted, listed: [] };
  const text = isFirst ? review.body : 'This review continues the previous one.';
  return {
    ...review,
    mark,
    body: `${text}\n\n${writeReviewMark(mark)}`,
    requestsChanges: isFirst && review.requestsChanges,
  };
}

function batches(comments: readonly PlannedComment[]): PlannedComment[][] {
  const found: PlannedComment[][] = [];
  for (let at = 0; at < comments.length; at += BATCH) found.push(comments.slice(at, at + BATCH));
  return found.length === 0 ? [[]] : found;
}

/** Sends one review. An error of the server may hide that it was created: what is there is read before it is sent again. */
async function submit(client: Client, pull: number, review: Review): Promise<Outcome> {
  for (let attempt = 1; ; attempt++) {
    try {
      await create(client, pull, review);
      return { kind: 'posted' };
    } catch (error) {
      const status = statusOf(error);
      const reason = whyNot(error);
      if (status === 422) return { kind: HOPELESS.test(reason) ? 'hopeless' : 'refused', reason };
      if (status !== undefined && status < 500) return { kind: 'hopeless', reason };
      const there = await arrived(client, pull, review);
      if (there) return { kind: 'posted' };
      if (there === undefined || attempt === MOST_TRIES) return { kind: 'hopeless', reason };
    }
  }
}

function whyNot(error: unknown): string {
  const reason = reasonOf(error);
  if (!isForbidden(error)) return reason;
  return NO_PERMISSION.test(reason) ? LACKING : `the token cannot write reviews (${reason})`;
}

async function create({ octokit, owner, repo }: Client, pull: number, review: Review): Promise<void> {
  await octokit.rest.pulls.createReview({
    owner,
    repo,
    pull_number: pull,
    commit_id: review.commit,
    body: review.body,
    event: review.requestsChanges ? 'REQUEST_CHANGES' : 'COMMENT',
    comments: review.comments.map(({ path, body, side, lines: { first, last } }) => ({
      path,
      body,
      line: last,
      side: SIDES[side],
      ...(first < last ? { start_line: first, start_side: SIDES[side] } : {}),
    })),
    request: { retries: 0 },
  });
}

/** Whether a review is on the pull request after all, or undefined if that cannot be read. */
async function arrived(client: Client, pull: number, review: Review): Promise<boolean | undefined> {
  const { category, posted } = review.mark;
  const read = await readConversation(client, pull, category).catch(() => undefined);
  return read?.conversation.reviews.some(
    ({ commit, body, mark }) =>
      commit === review.commit && (posted.length > 0 ? mark.posted.join() === posted.join() : body === review.body),
  );
}
