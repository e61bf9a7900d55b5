import type { Finding } from '../findings/finding.ts';
import { inTime } from '../in-time.ts';
import { reasonOf } from '../text/reason.ts';
import { bringInLine } from './bring-in-line.ts';
import type { Conversation } from './conversation.ts';
import type { Host } from './host.ts';
import { digest } from './marks.ts';
import type { ReviewInput, ReviewResult } from './review-input.ts';

/** Milliseconds after which the verdict no longer waits for the review. */
const TIME_LIMIT = 10 * 60_000;

/** Reviews a change; if anything goes wrong or the host takes too long, the findings are left to the annotations. */
export async function reviewInTime(host: Host, input: ReviewInput): Promise<ReviewResult> {
  const late = (): ReviewResult => noReview(input.findings, `${host.name} took too long to answer.`);
  try {
    return await inTime(review(host, input), TIME_LIMIT, late);
  } catch (error) {
    return noReview(input.findings, `The review could not be posted: ${reasonOf(error)}.`);
  }
}

/** A review that leaves all findings to the annotations. */
export function noReview(findings: readonly Finding[], ...problems: string[]): ReviewResult {
  return { posted: [], shown: [], rest: findings, problems };
}

/** Brings the comments on a change in line with the findings: posts what is new, keeps what is open, closes what is fixed. */
export async function review(host: Host, given: ReviewInput): Promise<ReviewResult> {
  const input = { ...given, category: digest(given.category) };
  let conversation: Conversation;
  try {
    conversation = await host.readConversation(input.category);
  } catch (error) {
    return noReview(input.findings, `The comments on this ${host.changeName} cannot be read: ${reasonOf(error)}.`);
  }
  const skipped = whySkipped(host, input, conversation);
  return skipped === undefined ? bringInLine(host, input, conversation) : noReview(input.findings, skipped);
}

function whySkipped({ changeName }: Host, { commit }: ReviewInput, { head, isOpen }: Conversation): string | undefined {
  if (!isOpen) return `Skipped: the ${changeName} is merged or closed.`;
  return head === commit ? undefined : `Skipped: the ${changeName} has newer commits, whose run will post the review.`;
}
