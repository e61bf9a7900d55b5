import type { Conversation, PostedReview, ReviewThread } from '../../review/host.ts';
import type { Client } from './client.ts';
import { COMMENTS, type ReviewNode, type ThreadNode, toReview, toThread } from './threads.ts';

/** Pages of 50 threads, and of 100 reviews, that are read at most. */
const MOST_PAGES = 60;

// Whether a comment is one's own is asked of GitHub: a bot's login is written in two ways, and its marks can be copied by anyone.
const QUERY = `query ($owner: String!, $repo: String!, $pull: Int!, $threads: Boolean!, $after: String, $reviews: Boolean!, $before: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $pull) {
      headRefOid
      state
      reviewThreads(first: 50, after: $after) @include(if: $threads) {
        pageInfo { hasNextPage endCursor }
        nodes {
          id path line startLine isResolved isOutdated
          resolvedBy { login }
          comments(first: ${COMMENTS}) {
            totalCount
            nodes { id url body viewerDidAuthor isMinimized author { __typename login } }
          }
        }
      }
      reviews(last: 100, before: $before) @include(if: $reviews) {
        pageInfo { hasPreviousPage startCursor }
        nodes { id body state viewerDidAuthor commit { oid } }
      }
    }
  }
}`;

interface Wanted {
  readonly threads: boolean;
  readonly after: string | null | undefined;
  readonly reviews: boolean;
  readonly before: string | null | undefined;
}

interface Answer {
  readonly repository: { readonly pullRequest: Page | null } | null;
}

interface Page {
  readonly headRefOid: string;
  readonly state: string;
  readonly reviewThreads?: {
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly nodes: readonly ThreadNode[];
  };
  readonly reviews?: {
    readonly pageInfo: { readonly hasPreviousPage: boolean; readonly startCursor: string | null };
    readonly nodes: readonly ReviewNode[];
  };
}

/** Reads the threads and reviews of this program on a pull request; `category` is the digest of the runs whose they are. */
export async function readConversation(
  { octokit, owner, repo }: Client,
  pull: number,
  category: string,
): Promise<Conversation> {
  const threads: ReviewThread[] = [];
  const reviews: PostedReview[] = [];
  let newest: Page | undefined;
  let after: string | null | undefined = null;
  let before: string | null | undefined = null;
  for (let page = 0; page < MOST_PAGES && (after !== undefined || before !== undefined); page++) {
    const wanted: Wanted = { threads: after !== undefined, after, reviews: before !== undefined, before };
    const answer: Answer = await octokit.graphql<Answer>(QUERY, { owner, repo, pull, ...wanted });
    const found = answer.repository?.pullRequest;
    if (!found) break;
    newest = found;
    threads.push(...(found.reviewThreads?.nodes ?? []).flatMap((node) => toThread(node) ?? []));
    reviews.unshift(...(found.reviews?.nodes ?? []).flatMap((node) => toReview(node) ?? []));
    after = found.reviewThreads?.pageInfo.hasNextPage ? found.reviewThreads.pageInfo.endCursor : undefined;
    before = found.reviews?.pageInfo.hasPreviousPage ? found.reviews.pageInfo.startCursor : undefined;
  }
  return {
    head: newest?.headRefOid,
    isOpen: newest?.state === 'OPEN',
    threads: threads.filter(({ mark }) => mark.category === category),
    reviews: reviews.filter(({ mark }) => mark.category === category),
  };
}
