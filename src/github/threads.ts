import type { Client } from './client.ts';

/** A thread of review comments that this program began. */
export interface ReviewThread {
  readonly id: string;
  /** The first comment's node. */
  readonly commentId: string;
  /** The finding that the thread is about. */
  readonly fingerprint: string;
  /** Path inside the repository. */
  readonly path: string;
  /** Resolved, or its first comment hidden: nobody has to look at it any more. */
  readonly closed: boolean;
  /** Whether the lines that it stands on have changed since. */
  readonly outdated: boolean;
  /** Whether somebody else wrote in it. */
  readonly answered: boolean;
}

/** What this program has said on a pull request before. */
export interface Conversation {
  /** The commit at which the pull request stands now. */
  readonly head: string | undefined;
  readonly threads: readonly ReviewThread[];
  /** Reviews of this program that still request changes. */
  readonly requests: readonly string[];
}

/** Marks a review of this program. */
export const REVIEW_MARK = '<!-- gitops-gate review -->';
// At the end alone: what a comment quotes of the repository may look like a mark.
const COMMENT_MARK = /<!-- gitops-gate ([0-9a-f]{8,64}) -->\s*$/;
/** Pages of 50 threads that are read at most. */
const MOST_PAGES = 60;
const COMMENTS = 30;

/** The hidden words by which a comment is known again; they end its body. */
export function commentMark(fingerprint: string): string {
  return `<!-- gitops-gate ${fingerprint} -->`;
}

/** The fingerprint of the finding that a comment is about, by the mark at its end; undefined where it has none. */
export function fingerprintIn(body: string): string | undefined {
  return COMMENT_MARK.exec(body)?.[1];
}

// Whether a comment is one's own is asked of GitHub: a bot's login is written in two ways, and its marks can be copied by anyone.
const QUERY = `query ($owner: String!, $repo: String!, $pull: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $pull) {
      headRefOid
      reviewThreads(first: 50, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes {
          id path isResolved isOutdated
          comments(first: ${COMMENTS}) {
            totalCount
            nodes { id body viewerDidAuthor isMinimized }
          }
        }
      }
      reviews(last: 100, states: [CHANGES_REQUESTED]) {
        nodes { id body viewerDidAuthor }
      }
    }
  }
}`;

interface Answer {
  readonly repository: {
    readonly pullRequest: {
      readonly headRefOid: string;
      readonly reviewThreads: {
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
        readonly nodes: readonly ThreadNode[];
      };
      readonly reviews: { readonly nodes: readonly { id: string; body: string; viewerDidAuthor: boolean }[] };
    } | null;
  } | null;
}

interface ThreadNode {
  readonly id: string;
  readonly path: string;
  readonly isResolved: boolean;
  readonly isOutdated: boolean;
  readonly comments: { readonly totalCount: number; readonly nodes: readonly CommentNode[] };
}

interface CommentNode {
  readonly id: string;
  readonly body: string;
  readonly viewerDidAuthor: boolean;
  readonly isMinimized: boolean;
}

/** Reads the threads and reviews of this program on a pull request. */
export async function readConversation({ octokit, owner, repo }: Client, pull: number): Promise<Conversation> {
  const threads: ReviewThread[] = [];
  let requests: string[] = [];
  let head: string | undefined;
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer: Answer = await octokit.graphql<Answer>(QUERY, { owner, repo, pull, after });
    const found = answer.repository?.pullRequest;
    if (!found) break;
    head = found.headRefOid;
    threads.push(...found.reviewThreads.nodes.flatMap((node) => toThread(node) ?? []));
    requests = found.reviews.nodes
      .filter(({ viewerDidAuthor, body }) => viewerDidAuthor && body.trimEnd().endsWith(REVIEW_MARK))
      .map(({ id }) => id);
    if (!found.reviewThreads.pageInfo.hasNextPage) break;
    after = found.reviewThreads.pageInfo.endCursor;
  }
  return { head, threads, requests };
}

function toThread({ id, path, isResolved, isOutdated, comments }: ThreadNode): ReviewThread | undefined {
  const [first] = comments.nodes;
  const fingerprint = first?.viewerDidAuthor ? fingerprintIn(first.body) : undefined;
  if (!first || fingerprint === undefined) return undefined;
  return {
    id,
    commentId: first.id,
    fingerprint,
    path,
    closed: isResolved || first.isMinimized,
    outdated: isOutdated,
    answered:
      comments.totalCount > comments.nodes.length || comments.nodes.some(({ viewerDidAuthor }) => !viewerDidAuthor),
  };
}

/** Resolves a thread; needs `contents: write` besides `pull-requests: write`. */
export async function resolveThread({ octokit }: Client, thread: ReviewThread): Promise<void> {
  await octokit.graphql(
    'mutation ($thread: ID!) { resolveReviewThread(input: { threadId: $thread }) { thread { id } } }',
    { thread: thread.id },
  );
}

/** Hides a thread's first comment, which `pull-requests: write` allows. */
export async function hideComment(
  { octokit }: Client,
  thread: ReviewThread,
  reason: 'RESOLVED' | 'OUTDATED',
): Promise<void> {
  await octokit.graphql(
    'mutation ($subject: ID!, $reason: ReportedContentClassifiers!) { minimizeComment(input: { subjectId: $subject, classifier: $reason }) { minimizedComment { isMinimized } } }',
    { subject: thread.commentId, reason },
  );
}

/** Takes back a request for changes. */
export async function dismissReview({ octokit }: Client, review: string, message: string): Promise<void> {
  await octokit.graphql(
    'mutation ($review: ID!, $message: String!) { dismissPullRequestReview(input: { pullRequestReviewId: $review, message: $message }) { pullRequestReview { state } } }',
    { review, message },
  );
}
