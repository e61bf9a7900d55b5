import type { Finding } from '../findings/finding.ts';
import type { LineRange } from '../repository/change.ts';
import type { Suggestion } from './suggestion.ts';

/** What a code host must do, so that one change on it can be reviewed. Each method throws if the host refuses or does not answer. */
export interface Host {
  readonly name: string;
  /** What the host calls a proposed change, such as `pull request`. */
  readonly changeName: string;
  readonly form: CommentForm;
  /** Reads what this program has said about the change so far. */
  readConversation(): Promise<Conversation>;
  /** Posts a review; comments that the host refuses are in the answer, not thrown. */
  post(review: Review): Promise<Posted>;
  /** Resolves a thread, or hides it where this program may not resolve. */
  close(thread: ReviewThread, reason: CloseReason): Promise<void>;
  /** Takes back a request for changes, and says why. */
  dismiss(request: string, message: string): Promise<void>;
}

/** What a host's comments can hold. */
export interface CommentForm {
  /** The most UTF-16 code units of one comment. */
  readonly bodyLimit: number;
  /** The most comments that one run may add. */
  readonly mostComments: number;
  /** A suggestion as the markdown that the host turns into a button; the comment is on the lines of the suggestion. */
  readonly suggestion: (suggestion: Suggestion) => string;
}

/** What this program has said about a change before. */
export interface Conversation {
  /** The commit that the change is at now; undefined if the host does not say. */
  readonly head: string | undefined;
  readonly threads: readonly ReviewThread[];
  /** Ids of reviews of this program that still request changes. */
  readonly requests: readonly string[];
}

/** A thread of review comments that this program began. */
export interface ReviewThread {
  readonly id: string;
  /** The id of its first comment. */
  readonly commentId: string;
  /** The places that the thread is about, as `marksOf` writes them. */
  readonly marks: readonly string[];
  /** Path inside the repository. */
  readonly path: string;
  /** Whether it is resolved or hidden, so that no one has to look at it any more. */
  readonly closed: boolean;
  /** Whether the lines that it is on have changed since. */
  readonly outdated: boolean;
  /** Whether someone else wrote in it. */
  readonly answered: boolean;
}

/** Why a thread is closed: its finding is gone, or has a newer comment. */
export type CloseReason = 'fixed' | 'moved';

/** A comment to be posted, with the finding that it is about. */
export interface PlannedComment {
  readonly finding: Finding;
  /** Path inside the repository. */
  readonly path: string;
  readonly lines: LineRange;
  readonly body: string;
}

/** A review of one commit. */
export interface Review {
  /** The head that was checked. */
  readonly commit: string;
  /** What the review says above its comments. */
  readonly body: string;
  readonly requestsChanges: boolean;
  readonly comments: readonly PlannedComment[];
}

/** What became of a review. */
export interface Posted {
  readonly posted: readonly PlannedComment[];
  readonly refused: readonly PlannedComment[];
  /** Why comments were refused that are not to blame themselves; undefined if all went well. */
  readonly problem: string | undefined;
}
