import type { Finding } from '../findings/finding.ts';
import type { Edit, PostedReview } from './host.ts';
import { digest, keyOf, type ReviewMark, TIMELESS, writeReviewMark } from './marks.ts';
import type { Opening } from './opening.ts';

const OUTDATED = 'This review is about an older commit. Its open comments still apply to the latest commit.';

/** The edits by which reviews say that they are out of date. */
export function outdate(reviews: readonly PostedReview[]): Edit[] {
  return reviews
    .filter(({ mark }) => mark.state !== TIMELESS)
    .map((review) => toEdit(review, OUTDATED, { ...review.mark, state: TIMELESS, listed: [] }));
}

/** The edits by which the newest review says what is true now, and those before it that they are out of date. */
export function restate(
  reviews: readonly PostedReview[],
  { text, gist }: Opening,
  uncommented: readonly Finding[],
): Edit[] {
  const current = reviews.filter(({ mark }) => mark.state !== TIMELESS);
  const newest = current.at(-1);
  if (!newest) return [];
  const state = digest(gist);
  const edits = outdate(current.slice(0, -1));
  if (newest.mark.state === state) return edits;
  return [...edits, toEdit(newest, text, { ...newest.mark, state, listed: uncommented.map(keyOf) })];
}

function toEdit(review: PostedReview, text: string, mark: ReviewMark): Edit {
  return { kind: 'review', review, body: `${text}\n\n${writeReviewMark(mark)}` };
}
