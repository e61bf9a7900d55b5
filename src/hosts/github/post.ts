import type { PostedReview } from '../../review/conversation.ts';
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

type Outcome =
  | { readonly kind: 'posted'; readonly review: PostedReview }
  | { readonly kind: 'refused' | 'hopeless'; readonly reason: string };

/** Posts a review in batches; if GitHub refuses one for a comment in it, halves are tried until the comment is found. */
export async function postReview(client: Client, pull: number, review: Review): Promise<Posted> {
  let first: PostedReview | undefined;
  const posted: PlannedComment[] = [];
  const refused: PlannedComment[] = [];
  const queue = batches(review.comments);
  let refusals = 0;
  for (let batch = queue.shift(); batch; batch = queue.shift()) {
    const outcome = await submit(client, pull, partOf({ ...review, comments: batch }, first === undefined));
    if (outcome.kind === 'posted') {
      first ??= outcome.review;
      posted.push(...batch);
    } else if (outcome.kind === 'hopeless' || batch.length === 0 || ++refusals > MOST_REFUSALS) {
      return { review: first, posted, refused, unsent: [...batch, ...queue.flat()], problem: outcome.reason };
    } else if (batch.length > 1) {
      const half = Math.ceil(batch.length / 2);
      queue.unshift(batch.slice(0, half), batch.slice(half));
    } else refused.push(...batch);
  }
  return { review: first, posted, refused, unsent: [], problem: undefined };
}

/** One part of a review: only the first says what the review says, and requests changes. */
function partOf(review: Review, isFirst: boolean): Review {
  const posted = review.comments.map(({ mark: { key, places } }) => ({ key, places }));
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
      return { kind: 'posted', review: await create(client, pull, review) };
    } catch (error) {
      const status = statusOf(error);
      const reason = whyNot(error);
      if (status === 422) return { kind: HOPELESS.test(reason) ? 'hopeless' : 'refused', reason };
      if (status !== undefined && status < 500) return { kind: 'hopeless', reason };
      const there = await arrived(client, pull, review);
      if (there) return { kind: 'posted', review: there };
      if (there === undefined || attempt === MOST_TRIES) return { kind: 'hopeless', reason };
    }
  }
}

function whyNot(error: unknown): string {
  const reason = reasonOf(error);
  if (!isForbidden(error)) return reason;
  return NO_PERMISSION.test(reason) ? LACKING : `the token cannot write reviews (${reason})`;
}

async function create({ octokit, owner, repo }: Client, pull: number, review: Review): Promise<PostedReview> {
  const { commit, body, mark, requestsChanges } = review;
  const { data } = await octokit.rest.pulls.createReview({
    owner,
    repo,
    pull_number: pull,
    commit_id: commit,
    body,
    event: requestsChanges ? 'REQUEST_CHANGES' : 'COMMENT',
    comments: review.comments.map(({ path, body, side, lines: { first, last } }) => ({
      path,
      body,
      line: last,
      side: SIDES[side],
      ...(first < last ? { start_line: first, start_side: SIDES[side] } : {}),
    })),
    request: { retries: 0 },
  });
  return { id: data.node_id, commit, body, mark, requestsChanges, dismissedBy: undefined };
}

/** A review that is on the pull request after all; null if it is not, and undefined if that cannot be read. */
async function arrived(client: Client, pull: number, review: Review): Promise<PostedReview | null | undefined> {
  const { commit, requestsChanges, mark } = review;
  const read = await readConversation(client, pull, mark.category).catch(() => undefined);
  const isSame = (one: PostedReview): boolean =>
    one.commit === commit &&
    one.requestsChanges === requestsChanges &&
    writeReviewMark(one.mark) === writeReviewMark(mark);
  return read && (read.conversation.reviews.find(isSame) ?? null);
}
