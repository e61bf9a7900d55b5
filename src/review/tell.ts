import type { Finding } from '../findings/finding.ts';
import { type Asked, newlyAsked } from './asked.ts';
import type { PostedReview } from './conversation.ts';
import type { Host, PlannedComment } from './host.ts';
import { digest, keyOf, type ReviewMark } from './marks.ts';
import type { Memory } from './memory.ts';
import type { Opening } from './opening.ts';
import type { ReviewInput } from './review-input.ts';

/** What a review is to say: the comments that the host may take, and the findings that have none. */
export interface News {
  readonly comments: readonly PlannedComment[];
  readonly uncommented: readonly Finding[];
  readonly requestsChanges: boolean;
  /** When the conversation was read, in seconds since 1970. */
  readonly readAt: number;
  /** Whether there is a review that says what is true of the head. */
  readonly hasReview: boolean;
}

/** What was said, and what is true of the head now. */
export interface Told {
  /** The review that was posted; undefined if nothing was new, or the host refused it. */
  readonly review: PostedReview | undefined;
  readonly posted: readonly PlannedComment[];
  /** All findings that have no comment after all. */
  readonly uncommented: readonly Finding[];
  /** What a review says above its comments now. */
  readonly opening: Opening;
  /** The mark of a review that says this. */
  readonly mark: ReviewMark;
  /** Why comments were not posted that are not to blame themselves; undefined if all went well. */
  readonly problem: string | undefined;
}

/** Posts a review of what is new. Where the host refuses all comments, the review is posted without them. */
export async function tell(
  host: Host,
  input: ReviewInput,
  { comments, uncommented, requestsChanges, readAt, hasReview }: News,
  memory: Memory,
): Promise<Told> {
  const isUntold = (findings: readonly Finding[]): boolean =>
    findings.some((one) => one.severity !== 'notice' && !memory.isListed(keyOf(one)));
  const asked = askedNow(input, memory, readAt);
  // What is accepted before anything was reported must be remembered, too.
  const isNewlyAccepted = !hasReview && input.accepted.length > 0 && asked.length > 0;
  const submit = (texts: Texts, taken: readonly PlannedComment[]) =>
    host.post({ commit: input.commit, body: texts.opening.text, mark: texts.mark, requestsChanges, comments: taken });
  const first = textsFor(input, uncommented, [], asked);
  if (comments.length === 0 && !requestsChanges && !isUntold(uncommented) && !isNewlyAccepted)
    return { review: undefined, posted: [], problem: undefined, ...first };
  const answer = await submit(first, comments);
  const refused = answer.refused.map(({ finding }) => finding);
  const now = textsFor(
    input,
    [...uncommented, ...refused],
    answer.unsent.map(({ finding }) => finding),
    asked,
  );
  const { review, posted, problem } = answer;
  if (review || problem !== undefined || (!requestsChanges && !isUntold(now.uncommented) && !isNewlyAccepted))
    return { review, posted, problem, ...now };
  const bare = await submit(now, []);
  return { review: bare.review, posted, problem: bare.problem, ...now };
}

/** What people can accept on the head, if it is not what was reported last. */
function askedNow({ findings, accepted, headSince }: ReviewInput, { asked }: Memory, readAt: number): Asked {
  const sets = [...findings, ...accepted].flatMap(({ acceptance }) => acceptance?.digest ?? []);
  return newlyAsked(asked, sets, asked.length === 0 ? (headSince ?? readAt) : readAt);
}

type Texts = Pick<Told, 'uncommented' | 'opening' | 'mark'>;

/** What a review says of findings without a comment. Those that are to be posted by a later run are not remembered. */
function textsFor(input: ReviewInput, listed: readonly Finding[], unsent: readonly Finding[], asked: Asked): Texts {
  // In the order of the report, so that the same findings always make the same text.
  const without = new Set([...listed, ...unsent]);
  const uncommented = input.findings.filter((finding) => without.has(finding));
  const opening = input.opening(uncommented);
  const { category, commit } = input;
  const remembered = new Set(listed);
  const keys = uncommented.filter((finding) => remembered.has(finding)).map(keyOf);
  return {
    ...{ uncommented, opening },
    mark: { category, state: digest(opening.gist), head: digest(commit), posted: [], listed: keys, asked },
  };
}
