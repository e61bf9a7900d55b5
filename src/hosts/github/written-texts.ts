import type { Client } from './client.ts';
import { type ListPage, readPages } from './pull-pages.ts';

/** Comments of one thread that are read. */
const COMMENTS = 100;

const TEXT = `id body url createdAt lastEditedAt viewerDidAuthor
  author { __typename login } editor { __typename login }`;
const COMMENT = `${TEXT} isMinimized`;
const REBASES = ['BaseRefChangedEvent', 'AutomaticBaseChangeSucceededEvent', 'BaseRefForcePushedEvent'];

const QUERY = `query ($owner: String!, $repo: String!, $pull: Int!,
  $threads: Boolean!, $afterThread: String, $reviews: Boolean!, $beforeReview: String, $comments: Boolean!, $beforeComment: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $pull) {
      ${TEXT}
      headRefOid
      baseRefOid
      timelineItems(last: 1, itemTypes: [BASE_REF_CHANGED_EVENT, AUTOMATIC_BASE_CHANGE_SUCCEEDED_EVENT, BASE_REF_FORCE_PUSHED_EVENT]) {
        nodes { ${REBASES.map((name) => `... on ${name} { createdAt }`).join(' ')} }
      }
      reviewThreads(first: 50, after: $afterThread) @include(if: $threads) {
        pageInfo { hasNextPage endCursor }
        nodes { comments(first: ${COMMENTS}) { nodes { ${COMMENT} } } }
      }
      reviews(last: 100, before: $beforeReview) @include(if: $reviews) {
        pageInfo { hasPreviousPage startCursor }
        nodes { ${COMMENT} state submittedAt commit { oid } }
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

/** A review, as the query gives it. */
export interface WrittenReview extends TextNode {
  readonly state: string;
  /** In ISO 8601; null if it was never submitted. */
  readonly submittedAt: string | null;
  /** The commit that was reviewed; null if it is gone. */
  readonly commit: { readonly oid: string } | null;
}

/** The commits of a pull request, as the query gives them. */
interface PullCommits {
  readonly headRefOid: string;
  readonly baseRefOid: string;
  /** The last time that its base became another one. */
  readonly timelineItems: { readonly nodes: readonly { readonly createdAt: string }[] };
}

type Page = TextNode &
  PullCommits &
  ListPage<{ readonly comments: { readonly nodes: readonly TextNode[] } }, WrittenReview, TextNode>;

/** What was written about a pull request. */
export interface WrittenTexts {
  readonly description: TextNode;
  readonly commits: PullCommits;
  /** Oldest first. */
  readonly reviews: readonly WrittenReview[];
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
    commits: description,
    reviews: pages.toReversed().flatMap(({ reviews }) => reviews?.nodes ?? []),
    comments: [
      ...pages.flatMap(({ comments }) => comments?.nodes ?? []),
      ...threads.flatMap(({ comments }) => comments.nodes),
    ],
  };
}
