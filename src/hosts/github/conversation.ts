import type { Conversation, PostedReview, PostedSummary, ReviewThread } from '../../review/conversation.ts';
import type { Client } from './client.ts';
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

/** Requests for pages of 50 threads, 100 reviews and 100 comments that are made at most. */
const MOST_REQUESTS = 60;

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
        nodes { id body state viewerDidAuthor commit { oid } author { login } }
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

/** Where the next page begins: null before the first, undefined after the last. */
type Cursor = string | null | undefined;

interface Backward<Node> {
  readonly pageInfo: { readonly hasPreviousPage: boolean; readonly startCursor: string | null };
  readonly nodes: readonly Node[];
}

interface Page {
  readonly id: string;
  readonly headRefOid: string;
  readonly state: string;
  readonly viewerDidAuthor: boolean;
  readonly reviewThreads?: {
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly nodes: readonly ThreadNode[];
  };
  readonly reviews?: Backward<ReviewNode>;
  /** The last dismissals of reviews. */
  readonly timelineItems?: { readonly nodes: readonly DismissalNode[] };
  readonly comments?: Backward<SummaryNode>;
}

interface Answer {
  readonly repository: { readonly pullRequest: Page | null } | null;
}

/** The conversation on a pull request, and the id that GraphQL has for it. */
export interface PullConversation {
  readonly id: string;
  readonly conversation: Conversation;
}

/** Reads what this program has said on a pull request; `category` is the digest of the runs that said it. */
export async function readConversation(client: Client, pull: number, category: string): Promise<PullConversation> {
  const pages = await readPages(client, pull);
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

/** Reads the next page of each list that has one, until none has. */
async function readPages({ octokit, owner, repo }: Client, pull: number): Promise<Page[]> {
  const pages: Page[] = [];
  let afterThread: Cursor = null;
  let beforeReview: Cursor = null;
  let beforeComment: Cursor = null;
  const isLeft = (): boolean => [afterThread, beforeReview, beforeComment].some((cursor) => cursor !== undefined);
  while (pages.length < MOST_REQUESTS && isLeft()) {
    const answer: Answer = await octokit.graphql<Answer>(QUERY, {
      ...{ owner, repo, pull, afterThread, beforeReview, beforeComment },
      ...{
        threads: afterThread !== undefined,
        reviews: beforeReview !== undefined,
        comments: beforeComment !== undefined,
      },
    });
    const page = answer.repository?.pullRequest;
    if (!page) break;
    pages.push(page);
    afterThread = page.reviewThreads?.pageInfo.hasNextPage ? page.reviewThreads.pageInfo.endCursor : undefined;
    beforeReview = previous(page.reviews);
    beforeComment = previous(page.comments);
  }
  return pages;
}

function previous(list: Backward<unknown> | undefined): Cursor {
  return list?.pageInfo.hasPreviousPage ? list.pageInfo.startCursor : undefined;
}
