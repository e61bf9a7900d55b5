import type { LineRange } from '../../repository/change.ts';
import type { PostedReview, PostedSummary, ReviewThread } from '../../review/conversation.ts';
import { type CommentMark, commentMarkIn, isClosing, reviewMarkIn } from '../../review/marks.ts';
import { summaryMarkIn } from '../../review/summary-mark.ts';
import { isEditedByOthers } from './written-texts.ts';

/** Comments of a thread that are read at most. */
export const COMMENTS = 30;

/** A thread of review comments, as the query gives it. */
export interface ThreadNode {
  readonly id: string;
  readonly path: string;
  readonly diffSide: 'LEFT' | 'RIGHT';
  readonly line: number | null;
  readonly startLine: number | null;
  readonly isResolved: boolean;
  readonly isOutdated: boolean;
  readonly resolvedBy: { readonly login: string } | null;
  readonly comments: { readonly totalCount: number; readonly nodes: readonly CommentNode[] };
}

interface CommentNode {
  readonly id: string;
  readonly url: string;
  readonly body: string;
  readonly viewerDidAuthor: boolean;
  readonly isMinimized: boolean;
  /** Null if the account is gone. */
  readonly author: { readonly __typename: string; readonly login: string } | null;
}

/** A comment in the conversation, as the query gives it. */
export interface SummaryNode {
  readonly id: string;
  readonly body: string;
  readonly viewerDidAuthor: boolean;
}

/** A review, as the query gives it. */
export interface ReviewNode {
  readonly id: string;
  readonly body: string;
  readonly state: string;
  readonly viewerDidAuthor: boolean;
  readonly commit: { readonly oid: string } | null;
  /** Null if it was never edited. */
  readonly lastEditedAt: string | null;
  /** Null if the account is gone. */
  readonly author: { readonly login: string } | null;
  readonly editor: { readonly login: string } | null;
}

/** The dismissal of a review, as the query gives it. */
export interface DismissalNode {
  /** Null if the account is gone. */
  readonly actor: { readonly login: string } | null;
  readonly review: { readonly id: string } | null;
}

/** A thread that this program began; none for another. */
export function toThread({
  id,
  path,
  diffSide,
  line,
  startLine,
  isOutdated,
  comments,
  ...node
}: ThreadNode): ReviewThread[] {
  const [first] = comments.nodes;
  const mark = first?.viewerDidAuthor ? commentMarkIn(first.body) : undefined;
  if (!first || !mark) return [];
  const isByPerson = ({ viewerDidAuthor, author }: CommentNode): boolean =>
    !viewerDidAuthor && author?.__typename !== 'Bot';
  const thread: ReviewThread = {
    id,
    ...{ commentId: first.id, url: first.url, body: first.body, mark, path },
    side: diffSide === 'LEFT' ? 'base' : 'head',
    lines: isOutdated ? undefined : toLines(line, startLine),
    closedBy: closedBy(node, first, mark),
    isResolved: node.isResolved,
    isHidden: first.isMinimized,
    answered: comments.totalCount > comments.nodes.length || comments.nodes.some(isByPerson),
  };
  return [thread];
}

function toLines(line: number | null, startLine: number | null): LineRange | undefined {
  return line === null ? undefined : { first: startLine ?? line, last: line };
}

/** GitHub does not say who hid a comment, nor of a bot that it resolved a thread; what this program closes says so in its text. */
function closedBy(
  { isResolved, resolvedBy }: Pick<ThreadNode, 'isResolved' | 'resolvedBy'>,
  { isMinimized, author }: CommentNode,
  { state, pending }: CommentMark,
): ReviewThread['closedBy'] {
  if (!isResolved && !isMinimized) return undefined;
  if (isClosing(state)) return 'gate';
  const isByAnother = resolvedBy !== null && resolvedBy.login !== author?.login;
  return (isResolved && resolvedBy?.login === author?.login) || (pending && !isByAnother) ? 'gate' : 'person';
}

/** A review of this program; none for another. */
export function toReview(review: ReviewNode, dismissals: readonly DismissalNode[]): PostedReview[] {
  const { id, body, state, viewerDidAuthor, commit, author } = review;
  const written = viewerDidAuthor ? reviewMarkIn(body) : undefined;
  if (!written) return [];
  // Who edits it must not decide what was reported before people accepted it.
  const mark = isEditedByOthers(review) ? { ...written, asked: [] } : written;
  const isOwn = dismissals.some(
    ({ actor, review: dismissed }) => dismissed?.id === id && actor && actor.login === author?.login,
  );
  const dismissedBy = state === 'DISMISSED' ? (isOwn ? 'gate' : 'person') : undefined;
  return [{ id, commit: commit?.oid, body, mark, requestsChanges: state === 'CHANGES_REQUESTED', dismissedBy }];
}

/** A summary of this program; none for another comment. */
export function toSummary({ id, body, viewerDidAuthor }: SummaryNode): PostedSummary[] {
  const mark = viewerDidAuthor ? summaryMarkIn(body) : undefined;
  return mark ? [{ id, mark }] : [];
}
