import type { Client } from './client.ts';

/** Requests for pages of one pull request that are made at most. */
const MOST_REQUESTS = 60;

interface Forward<Node> {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly Node[];
}

interface Backward<Node> {
  readonly pageInfo: { readonly hasPreviousPage: boolean; readonly startCursor: string | null };
  readonly nodes: readonly Node[];
}

/** The lists of a pull request in one answer: threads from the first, reviews and comments from the last. */
export interface ListPage<Thread, Review, Comment> {
  readonly reviewThreads?: Forward<Thread>;
  readonly reviews?: Backward<Review>;
  readonly comments?: Backward<Comment>;
}

interface Answer<Page> {
  readonly repository: { readonly pullRequest: Page | null } | null;
}

/** Where the next page begins: null before the first, undefined after the last. */
type Cursor = string | null | undefined;

/**
 * Reads the next page of each list of a pull request that has one, until none has. The query takes `afterThread`, `beforeReview` and
 * `beforeComment`, and whether it is asked for `threads`, `reviews` and `comments`. Throws if GitHub does not answer.
 */
export async function readPages<Page extends ListPage<unknown, unknown, unknown>>(
  { octokit, owner, repo }: Client,
  pull: number,
  query: string,
): Promise<Page[]> {
  const pages: Page[] = [];
  let afterThread: Cursor = null;
  let beforeReview: Cursor = null;
  let beforeComment: Cursor = null;
  const isLeft = (): boolean => [afterThread, beforeReview, beforeComment].some((cursor) => cursor !== undefined);
  while (pages.length < MOST_REQUESTS && isLeft()) {
    const answer: Answer<Page> = await octokit.graphql<Answer<Page>>(query, {
      ...{ owner, repo, pull, afterThread, beforeReview, beforeComment },
      threads: afterThread !== undefined,
      reviews: beforeReview !== undefined,
      comments: beforeComment !== undefined,
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
