import type { Client } from './client.ts';
import { type ListPage, readPages } from './pull-pages.ts';

/** Comments of one thread that are read. */
const COMMENTS = 100;

const TEXT = `id body url createdAt lastEditedAt viewerDidAuthor
  author { __typename login } editor { __typename login }`;
const COMMENT = `${TEXT} isMinimized`;

const QUERY = `query ($owner: String!, $repo: String!, $pull: Int!,
  $threads: Boolean!, $afterThread: String, $reviews: Boolean!, $beforeReview: String, $comments: Boolean!, $beforeComment: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $pull) {
      ${TEXT}
      reviewThreads(first: 50, after: $afterThread) @include(if: $threads) {
        pageInfo { hasNextPage endCursor }
        nodes { comments(first: ${COMMENTS}) { nodes { ${COMMENT} } } }
      }
      reviews(last: 100, before: $beforeReview) @include(if: $reviews) {
        pageInfo { hasPreviousPage startCursor }
        nodes { ${COMMENT} }
      }
      comments(last: 100, before: $beforeComment) @include(if: $comments) {
        pageInfo { hasPreviousPage startCursor }
        nodes { ${COMMENT} }
      }
    }
  }
}`;

/** An account, as GraphQL gives it: a bot's login is without `[bot]`. */
export interface AccountNode {
  readonly __typename: string;
  readonly login: string;
}

/** A description, a comment or a review, as the query gives it. */
export interface TextNode {
  readonly id: string;
  readonly body: string;
  readonly url: string;
  readonly createdAt: string;
  /** Null if it was never edited. */
  readonly lastEditedAt: string | null;
  readonly viewerDidAuthor: boolean;
  /** Null if the account is gone. */
  readonly author: AccountNode | null;
  readonly editor: AccountNode | null;
  /** Whether someone has hidden it; the description has no such thing. */
  readonly isMinimized?: boolean;
}

/** Whether someone else edited a text last than who wrote it. */
export function isEditedByOthers({ lastEditedAt, author, editor }: EditedText): boolean {
  return lastEditedAt !== null && editor?.login !== author?.login;
}

type EditedText = Pick<TextNode, 'lastEditedAt'> & {
  readonly author: Pick<AccountNode, 'login'> | null;
  readonly editor: Pick<AccountNode, 'login'> | null;
};

type Page = TextNode & ListPage<{ readonly comments: { readonly nodes: readonly TextNode[] } }, TextNode, TextNode>;

/** What was written about a pull request. */
export interface WrittenTexts {
  readonly description: TextNode;
  readonly reviews: readonly TextNode[];
  /** Comments in the conversation and in threads. */
  readonly comments: readonly TextNode[];
}

/** Reads all that was written about a pull request. Throws if GitHub does not answer. */
export async function readWrittenTexts(client: Client, pull: number): Promise<WrittenTexts> {
  const pages = await readPages<Page>(client, pull, QUERY);
  const [description] = pages;
  if (!description) throw new Error('GitHub does not find the pull request');
  const threads = pages.flatMap(({ reviewThreads }) => reviewThreads?.nodes ?? []);
  return {
    description,
    reviews: pages.flatMap(({ reviews }) => reviews?.nodes ?? []),
    comments: [
      ...pages.flatMap(({ comments }) => comments?.nodes ?? []),
      ...threads.flatMap(({ comments }) => comments.nodes),
    ],
  };
}
