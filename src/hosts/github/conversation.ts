import type { Conversation, ReviewThread } from '../../review/host.ts';
import { marksIn, REVIEW_MARK } from '../../review/marks.ts';
import type { Client } from './client.ts';

/** Pages of 50 threads that are read at most. */
const MOST_PAGES = 60;
const COMMENTS = 30;

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
  const marks = first?.viewerDidAuthor ? marksIn(first.body) : undefined;
  if (!first || !marks) return undefined;
  return {
    id,
    commentId: first.id,
    marks,
    path,
    closed: isResolved || first.isMinimized,
    outdated: isOutdated,
    answered:
      comments.totalCount > comments.nodes.length || comments.nodes.some(({ viewerDidAuthor }) => !viewerDidAuthor),
  };
}
