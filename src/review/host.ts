import type { Finding } from '../findings/finding.ts';
import type { LineRange } from '../repository/change.ts';
import type { Conversation, PostedReview, PostedSummary, ReviewThread } from './conversation.ts';
import type { CommentMark, ReviewMark } from './marks.ts';
import type { Suggestion } from './suggestion.ts';

/** What a code host must do, so that one change on it can be reviewed. Each method throws if the host refuses or does not answer. */
export interface Host {
  readonly name: string;
  /** What the host calls a proposed change, such as `pull request`. */
  readonly changeName: string;
  readonly form: CommentForm;
  /** Reads what this program has said about the change so far, in runs of one category, given by its digest. */
  readConversation(category: string): Promise<Conversation>;
  /** Tells which comments are on lines that the host takes comments on. */
  sift(comments: readonly PlannedComment[]): Promise<Sifted>;
  /** Posts a review; comments that the host refuses are in the answer, not thrown. */
  post(review: Review): Promise<Posted>;
  /** Makes edits of what this program has said; those that fail are in the answer, not thrown. */
  edit(edits: readonly Edit[]): Promise<readonly FailedEdit[]>;
}

/** What a host's comments can hold. */
export interface CommentForm {
  /** The most UTF-16 code units of one comment. */
  readonly bodyLimit: number;
  /** A suggestion as the markdown that the host turns into a button; the comment is on the lines of the suggestion. */
  readonly suggestion: (suggestion: Suggestion) => string;
  /** The text of a comment with its suggestion as plain code, which has no button. */
  readonly withoutButton: (body: string) => string;
}

/** Why a thread is closed: its finding is gone, accepted, or has a newer comment. */
export type CloseReason = 'fixed' | 'accepted' | 'moved';

/**
 * A change to what this program has said; `body` is the new text of a comment, a review or a summary. A summary that is not there is
 * posted. `until` is the text of a thread while it is opened or closed: its mark says so to the next run, if this one ends there.
 */
export type Edit =
  | { readonly kind: 'comment'; readonly thread: ReviewThread; readonly body: string }
  | { readonly kind: 'reopen'; readonly thread: ReviewThread; readonly until: string; readonly body: string }
  | {
      readonly kind: 'close';
      readonly thread: ReviewThread;
      readonly until: string;
      readonly body: string;
      readonly reason: CloseReason;
    }
  | { readonly kind: 'summary'; readonly summary: PostedSummary | undefined; readonly body: string }
  | { readonly kind: 'delete'; readonly summary: PostedSummary }
  | { readonly kind: 'review'; readonly review: PostedReview; readonly body: string }
  | { readonly kind: 'dismiss'; readonly review: PostedReview; readonly body: string };

/** An edit that the host refused, and why. */
export interface FailedEdit {
  readonly edit: Edit;
  readonly reason: string;
}

/** A comment to be posted, with the finding that it is about. */
export interface PlannedComment {
  readonly finding: Finding;
  /** Path inside the repository, as the head has it. */
  readonly path: string;
  /** The side of the diff that its lines are on: `base` where the change deletes them. */
  readonly side: 'base' | 'head';
  readonly lines: LineRange;
  /** Whether it offers an edit of exactly its lines. */
  readonly hasSuggestion: boolean;
  readonly mark: CommentMark;
  readonly body: string;
}

/** Comments that the host takes, and those on lines where it takes none. */
export interface Sifted {
  readonly taken: readonly PlannedComment[];
  readonly refused: readonly PlannedComment[];
}

/** A review of one commit. */
export interface Review {
  /** The head that was checked. */
  readonly commit: string;
  /** What the review says above its comments. */
  readonly body: string;
  /** The mark of the review, to which each part of it adds the comments that it holds. */
  readonly mark: ReviewMark;
  readonly requestsChanges: boolean;
  readonly comments: readonly PlannedComment[];
}

/** What became of a review. */
export interface Posted {
  /** The part of it that says what the review says; undefined if nothing was posted. */
  readonly review: PostedReview | undefined;
  readonly posted: readonly PlannedComment[];
  /** Comments that the host does not take on this head. */
  readonly refused: readonly PlannedComment[];
  /** Comments that were not posted for another reason, so that a later run can. */
  readonly unsent: readonly PlannedComment[];
  /** Why comments were not sent; undefined if all went well. */
  readonly problem: string | undefined;
}
