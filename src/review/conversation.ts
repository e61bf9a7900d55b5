import type { LineRange } from '../repository/change.ts';
import type { CommentMark, ReviewMark } from './marks.ts';
import type { SummaryMark } from './summary-mark.ts';

/** What this program has said about a change before. */
export interface Conversation {
  /** The commit that the change is at now; undefined if the host does not say. */
  readonly head: string | undefined;
  /** When this was read, by the clock of the host, in seconds since 1970. */
  readonly readAt: number;
  /** Whether the change can still be merged: it is neither merged nor closed. */
  readonly isOpen: boolean;
  /** Whether this program proposed the change itself, so that it cannot request changes on it. */
  readonly isOwn: boolean;
  readonly threads: readonly ReviewThread[];
  /** The reviews of this program, oldest first. */
  readonly reviews: readonly PostedReview[];
  /** The summaries of this program in the conversation, apart from the lines of the change, oldest first; two runs at once post two. */
  readonly summaries: readonly PostedSummary[];
}

/** A thread of review comments that this program began. */
export interface ReviewThread {
  readonly id: string;
  /** The id and the address of its first comment, and what it says. */
  readonly commentId: string;
  readonly url: string;
  readonly body: string;
  readonly mark: CommentMark;
  /** Path inside the repository. */
  readonly path: string;
  /** The side of the diff that its lines are on. */
  readonly side: 'base' | 'head';
  /** The lines that it is on; undefined if they have changed since. */
  readonly lines: LineRange | undefined;
  /** Who resolved or hid it, so that nobody has to look at it anymore: this program, or a person. */
  readonly closedBy: 'gate' | 'person' | undefined;
  readonly isResolved: boolean;
  readonly isHidden: boolean;
  /** Whether a person wrote in it. */
  readonly answered: boolean;
}

/** A review of this program. */
export interface PostedReview {
  readonly id: string;
  readonly commit: string | undefined;
  readonly body: string;
  readonly mark: ReviewMark;
  /** Whether it requests changes and was not dismissed. */
  readonly requestsChanges: boolean;
  /** Who dismissed it: this program, or a person. */
  readonly dismissedBy: 'gate' | 'person' | undefined;
}

/** A summary of this program. */
export interface PostedSummary {
  readonly id: string;
  readonly mark: SummaryMark;
}
