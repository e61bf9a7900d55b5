import type { Conversation, PostedReview, PostedSummary, ReviewThread } from '../../review/conversation.ts';
import type { Client } from './client.ts';
import { type ListPage, readPages } from './pull-pages.ts';
import {
  COMMENTS,
  type DismissalNode,
  type ReviewNode,
  type SummaryNode,
  type ThreadNode,
  toReview,
  toSummary,
  toThread,
} from './threads.ts';

// Whether a comment is one's own is asked of GitHub: a bot's login is written in two ways, and its marks can be copied by anyone.
const QUERY = `query ($owner: String!, $repo: String!, $pull: Int!,
  $threads: Boolean!, $afterThread: String, $reviews: Boolean!, $beforeReview: String, $comments: Boolean!, $beforeComment: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $pull) {
      id
      headRefOid
      state
      viewerDidAuthor
      reviewThreads(first: 50, after: $afterThread) @include(if: $threads) {
        pageInfo { hasNextPage endCursor }
        nodes {
          id path diffSide line startLine isResolved isOutdated
          resolvedBy { login }
          comments(first: ${COMMENTS}) {
            totalCount
            nodes { id url body viewerDidAuthor isMinimized author { __typename login } }
          }
        }
      }
      reviews(last: 100, before: $beforeReview) @include(if: $reviews) {
        pageInfo { hasPreviousPage startCursor }
        nodes { id body state viewerDidAuthor lastEditedAt commit { oid } author { login } editor { login } }
      }
      timelineItems(last: 100, itemTypes: [REVIEW_DISMISSED_EVENT]) @include(if: $reviews) {
        nodes { ... on ReviewDismissedEvent { actor { login } review { id } } }
      }
      comments(last: 100, before: $beforeComment) @include(if: $comments) {
        pageInfo { hasPreviousPage startCursor }
        nodes { id body viewerDidAuthor }
      }
    }
  }
}`;

interface Page extends ListPage<ThreadNode, ReviewNode, SummaryNode> {
  readonly id: string;
  readonly headRefOid: string;
  readonly state: string;
  readonly viewerDidAuthor: boolean;
  /** The last dismissals of reviews. */
  readonly timelineItems?: { readonly nodes: readonly DismissalNode[] };
}

/** The conversation on a pull request, and the id that GraphQL has for it. */
export interface PullConversation {
  readonly id: string;
  readonly conversation: Conversation;
}

/** Reads what this program has said on a pull request; `category` is the digest of the runs that said it. */
export async function readConversation(client: Client, pull: number, category: string): Promise<PullConversation> {
  const pages = await readPages<Page>(client, pull, QUERY);
  const newest = pages.at(-1);
  const threads: ReviewThread[] = pages.flatMap(({ reviewThreads }) => reviewThreads?.nodes ?? []).flatMap(toThread);
  const older = pages.toReversed();
  const dismissals = pages[0]?.timelineItems?.nodes ?? [];
  const reviews: PostedReview[] = older
    .flatMap((page) => page.reviews?.nodes ?? [])
    .flatMap((review) => toReview(review, dismissals));
  const summaries: PostedSummary[] = older.flatMap((page) => page.comments?.nodes ?? []).flatMap(toSummary);
  return {
    id: newest?.id ?? '',
    conversation: {
      head: newest?.headRefOid,
      readAt: client.now(),
      isOpen: newest?.state === 'OPEN',
      isOwn: newest?.viewerDidAuthor ?? false,
      threads: threads.filter(({ mark }) => mark.category === category),
      reviews: reviews.filter(({ mark }) => mark.category === category),
      summaries: summaries.filter(({ mark }) => mark.category === category),
    },
  };
}
