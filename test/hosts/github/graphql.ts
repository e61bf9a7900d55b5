import { schema as published } from '@octokit/graphql-schema';
import { buildSchema, GraphQLError, graphql } from 'graphql';
import type { Actor, Comment, PullRequest, Thread } from './pull-request.ts';

const schema = buildSchema(published.idl, { assumeValid: true });

/** Answers a GraphQL request as GitHub does: checked against the published schema, with its kinds of errors. */
export async function answerGraphql(
  pull: PullRequest,
  actor: Actor,
  { query, variables }: { readonly query: string; readonly variables?: Record<string, unknown> },
): Promise<{ data?: unknown; errors?: readonly { type?: string; message: string }[] }> {
  const { data, errors } = await graphql({
    schema,
    source: query,
    variableValues: variables ?? {},
    rootValue: root(pull, actor),
  });
  if (!errors) return { data };
  return {
    data: data ?? null,
    errors: errors.map(({ message, path, extensions }) => ({
      type: String(extensions.type ?? 'INVALID'),
      message,
      path,
    })),
  };
}

interface PageInput {
  readonly first?: number;
  readonly after?: string | null;
}

function root(pull: PullRequest, actor: Actor) {
  const found = (number: number) => (number === pull.number ? pullNode(pull, actor) : null);
  return {
    repository: () => ({ pullRequest: ({ number }: { number: number }) => found(number) }),
    resolveReviewThread: ({ input }: { input: { threadId: string } }) => {
      if (!actor.mayReview || !actor.mayResolve) throw forbidden();
      const thread = one(pull.threads.find(({ id }) => id === input.threadId));
      thread.resolvedBy = actor.login;
      return { thread: threadNode(pull, actor, thread) };
    },
    minimizeComment: ({ input }: { input: { subjectId: string; classifier: string } }) => {
      if (!actor.mayReview) throw forbidden();
      const comment = one(pull.threads.flatMap(({ comments }) => comments).find(({ id }) => id === input.subjectId));
      comment.minimized = input.classifier.toLowerCase();
      return { minimizedComment: { ...commentNode(actor, comment), __typename: 'PullRequestReviewComment' } };
    },
    dismissPullRequestReview: ({ input }: { input: { pullRequestReviewId: string } }) => {
      if (!actor.mayReview) throw forbidden();
      const review = one(pull.reviews.find(({ id }) => `PRR_${id}` === input.pullRequestReviewId));
      if (review.state !== 'CHANGES_REQUESTED')
        throw new GraphQLError('Can not dismiss a commented pull request review', {
          extensions: { type: 'UNPROCESSABLE' },
        });
      review.state = 'DISMISSED';
      return { pullRequestReview: { state: review.state } };
    },
  };
}

function pullNode(pull: PullRequest, actor: Actor) {
  return {
    headRefOid: pull.head,
    reviewThreads: ({ first = 0, after }: PageInput) => {
      if (first < 1 || first > 100)
        throw new GraphQLError('`first` is between 1 and 100.', { extensions: { type: 'EXCESSIVE_PAGINATION' } });
      const start = after ? Number(after) : 0;
      const nodes = pull.threads.slice(start, start + first).map((thread) => threadNode(pull, actor, thread));
      const end = start + nodes.length;
      return {
        nodes,
        totalCount: pull.threads.length,
        pageInfo: { hasNextPage: end < pull.threads.length, endCursor: String(end) },
      };
    },
    reviews: ({ states }: { states?: readonly string[] }) => ({
      nodes: pull.reviews
        .filter(({ state }) => !states || states.includes(state))
        .map(({ id, body, author, state }) => ({
          id: `PRR_${id}`,
          body,
          state,
          viewerDidAuthor: author === actor.login,
          author: actorNode(author),
        })),
    }),
  };
}

function threadNode(pull: PullRequest, actor: Actor, thread: Thread) {
  const line = pull.currentLine(thread);
  return {
    id: thread.id,
    path: thread.path,
    isResolved: thread.resolvedBy !== undefined,
    isOutdated: line === undefined,
    line: line ?? null,
    originalLine: thread.line,
    viewerCanResolve: actor.mayReview,
    comments: ({ first = 0 }: PageInput) => ({
      totalCount: thread.comments.length,
      nodes: thread.comments.slice(0, first).map((comment) => commentNode(actor, comment)),
    }),
  };
}

function commentNode(actor: Actor, { id, author, body, minimized }: Comment) {
  return {
    id,
    body,
    author: actorNode(author),
    viewerDidAuthor: author === actor.login,
    isMinimized: minimized !== undefined,
    minimizedReason: minimized ?? null,
  };
}

/** GraphQL gives a bot's login without `[bot]`. */
function actorNode(login: string) {
  return { __typename: login === 'github-actions' ? 'Bot' : 'User', login };
}

function one<T>(found: T | undefined): T {
  if (found === undefined)
    throw new GraphQLError('Could not resolve to a node with the global id.', { extensions: { type: 'NOT_FOUND' } });
  return found;
}

function forbidden(): GraphQLError {
  return new GraphQLError('Resource not accessible by integration', { extensions: { type: 'FORBIDDEN' } });
}
