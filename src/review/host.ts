import type { Finding } from '../findings/finding.ts';
import type { LineRange } from '../repository/change.ts';
import type { CommentMark, ReviewMark, SummaryMark } from './marks.ts';
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

/** What this program has said about a change before. */
export interface Conversation {
  /** The commit that the change is at now; undefined if the host does not say. */
  readonly head: string | undefined;
  /** Whether the change can still be merged: it is neither merged nor closed. */
  readonly isOpen: boolean;
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
  /** Who resolved or hid it, so that nobody has to look at it any more: this program, or a person. */
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

/** Why a thread is closed: its finding is gone, or has a newer comment. */
export type CloseReason = 'fixed' | 'moved';

/** A change to what this program has said; `body` is the new text of a comment, a review or a summary. A summary that is not there is posted. */
export type Edit =
  | { readonly kind: 'comment' | 'reopen'; readonly thread: ReviewThread; readonly body: string }
  | { readonly kind: 'close'; readonly thread: ReviewThread; readonly body: string; readonly reason: CloseReason }
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
  /** Whether any part of it was posted. */
  readonly isPosted: boolean;
  readonly posted: readonly PlannedComment[];
  readonly refused: readonly PlannedComment[];
  /** Why comments were refused that are not to blame themselves; undefined if all went well. */
  readonly problem: string | undefined;
}
