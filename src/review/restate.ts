import { merged } from './asked.ts';
import type { PostedReview } from './conversation.ts';
import type { Edit } from './host.ts';
import { type ReviewMark, TIMELESS, writeReviewMark } from './marks.ts';
import type { Told } from './tell.ts';

const OUTDATED = 'This review is about an older commit. Its open comments still apply to the latest commit.';

/** The edits by which the newest review says what is true now, and those before it that they are out of date. */
export function restate(reviews: readonly PostedReview[], { opening, mark }: Pick<Told, 'opening' | 'mark'>): Edit[] {
  const current = reviews.filter(isCurrent);
  const newest = current.at(-1);
  if (!newest) return [];
  const edits = current
    .slice(0, -1)
    .map((review) => toEdit(review, OUTDATED, { ...review.mark, state: TIMELESS, listed: [] }));
  if (isSame(newest.mark, mark)) return edits;
  return [
    ...edits,
    toEdit(newest, opening.text, {
      ...mark,
      posted: newest.mark.posted,
      asked: merged([newest.mark.asked, mark.asked]),
    }),
  ];
}

/** Whether a review does not say that it is out of date. */
export function isCurrent({ mark }: PostedReview): boolean {
  return mark.state !== TIMELESS;
}

/** Whether two marks say and remember the same; on which head only matters for what is remembered. */
function isSame(old: ReviewMark, young: ReviewMark): boolean {
  const isAsListed = old.listed.join() === young.listed.join();
  const isRemembered = young.asked.every(({ since }) => old.asked.some((one) => one.since === since));
  return (
    old.state === young.state && isAsListed && isRemembered && (young.listed.length === 0 || old.head === young.head)
  );
}

function toEdit(review: PostedReview, text: string, mark: ReviewMark): Edit {
  return { kind: 'review', review, body: `${text}\n\n${writeReviewMark(mark)}` };
}
