import { schema as published } from '@octokit/graphql-schema';
import { buildSchema, type DocumentNode, execute, GraphQLError, parse, validate } from 'graphql';
import type { Actor, Comment, PullRequest, Review, Text, Thread } from './pull-request.ts';

const schema = buildSchema(published.idl, { assumeValid: true });

/** Answers a GraphQL request as GitHub does: checked against the published schema, with its kinds of errors. */
export async function answerGraphql(
  pull: PullRequest,
  actor: Actor,
  { query, variables }: { readonly query: string; readonly variables?: Record<string, unknown> },
): Promise<{ data?: unknown; errors?: readonly { type?: string; message: string }[] }> {
  const { document, mistakes } = read(query);
  const { data, errors } =
    mistakes.length > 0
      ? { data: undefined, errors: mistakes }
      : await execute({ schema, document, variableValues: variables ?? {}, rootValue: root(pull, actor) });
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

interface Query {
  readonly document: DocumentNode;
  readonly mistakes: readonly GraphQLError[];
}

const queries = new Map<string, Query>();

/** A query, which is read and checked once. */
function read(text: string): Query {
  const known = queries.get(text);
  if (known) return known;
  const document = parse(text);
  const query = { document, mistakes: validate(schema, document) };
  queries.set(text, query);
  return query;
}

const PULL_ID = 'PR_7';

interface PageInput {
  readonly first?: number;
  readonly after?: string | null;
}

function root(pull: PullRequest, actor: Actor) {
  const found = (number: number) => (number === pull.number ? pullNode(pull, actor) : null);
  return {
    nodes: ({ ids }: { ids: readonly string[] }) => ids.map((id) => historyNode(pull, id)),
    repository: () => ({
      object: ({ oid }: { oid: string }) => commitNode(pull, oid),
      pullRequest: ({ number }: { number: number }) => found(number),
      pullRequests: ({ headRefName, first = 0, after }: PageInput & { headRefName: string }) =>
        forward(headRefName === 'feature' ? openPulls(pull, actor) : [], first, after),
    }),
    resolveReviewThread: ({ input }: { input: { threadId: string } }) => {
      if (!actor.mayReview || !actor.mayResolve) throw forbidden();
      const thread = one(pull.threads.find(({ id }) => id === input.threadId));
      thread.resolvedBy = actor.login;
      return { thread: threadNode(pull, actor, thread) };
    },
    unresolveReviewThread: ({ input }: { input: { threadId: string } }) => {
      if (!actor.mayReview || !actor.mayResolve) throw forbidden();
      const thread = one(pull.threads.find(({ id }) => id === input.threadId));
      thread.resolvedBy = undefined;
      return { thread: threadNode(pull, actor, thread) };
    },
    minimizeComment: ({ input }: { input: { subjectId: string; classifier: string } }) => {
      if (!actor.mayReview) throw forbidden();
      const comment = commentOf(pull, input.subjectId);
      comment.minimized = input.classifier.toLowerCase();
      return { minimizedComment: { ...commentNode(actor, comment), __typename: 'PullRequestReviewComment' } };
    },
    unminimizeComment: ({ input }: { input: { subjectId: string } }) => {
      if (!actor.mayReview) throw forbidden();
      const comment = commentOf(pull, input.subjectId);
      comment.minimized = undefined;
      return { unminimizedComment: { ...commentNode(actor, comment), __typename: 'PullRequestReviewComment' } };
    },
    updatePullRequestReviewComment: ({ input }: { input: { pullRequestReviewCommentId: string; body: string } }) => {
      const comment = commentOf(pull, input.pullRequestReviewCommentId);
      if (!actor.mayReview || comment.author !== actor.login) throw forbidden();
      comment.body = bodyOf(input.body);
      return { pullRequestReviewComment: commentNode(actor, comment) };
    },
    addComment: ({ input }: { input: { subjectId: string; body: string } }) => {
      if (!actor.mayReview) throw forbidden();
      if (input.subjectId !== PULL_ID) one(undefined);
      const body = bodyOf(input.body);
      pull.comments.push({ id: `IC_${pull.nextId()}`, author: actor.login, body, minimized: undefined });
      return { subject: { __typename: 'PullRequest', id: PULL_ID } };
    },
    updateIssueComment: ({ input }: { input: { id: string; body: string } }) => {
      const comment = one(pull.comments.find(({ id }) => id === input.id));
      if (!actor.mayReview || comment.author !== actor.login) throw forbidden();
      comment.body = bodyOf(input.body);
      return { issueComment: commentNode(actor, comment) };
    },
    deleteIssueComment: ({ input }: { input: { id: string } }) => {
      const comment = one(pull.comments.find(({ id }) => id === input.id));
      if (!actor.mayReview) throw forbidden();
      pull.comments.splice(pull.comments.indexOf(comment), 1);
      return { clientMutationId: null };
    },
    updatePullRequestReview: ({ input }: { input: { pullRequestReviewId: string; body: string } }) => {
      const review = one(pull.reviews.find(({ id }) => `PRR_${id}` === input.pullRequestReviewId));
      if (!actor.mayReview || review.author !== actor.login) throw forbidden();
      review.body = bodyOf(input.body);
      return { pullRequestReview: reviewNode(actor, review) };
    },
    dismissPullRequestReview: ({ input }: { input: { pullRequestReviewId: string } }) => {
      if (!actor.mayReview) throw forbidden();
      const review = one(pull.reviews.find(({ id }) => `PRR_${id}` === input.pullRequestReviewId));
      if (review.state !== 'CHANGES_REQUESTED' && review.state !== 'APPROVED')
        throw new GraphQLError('Can not dismiss a commented pull request review', {
          extensions: { type: 'UNPROCESSABLE' },
        });
      review.state = 'DISMISSED';
      review.dismissedBy = actor.login;
      return { pullRequestReview: { state: review.state } };
    },
  };
}

function pullNode(pull: PullRequest, actor: Actor) {
  return {
    id: PULL_ID,
    number: pull.number,
    headRefOid: pull.head,
    baseRefOid: pull.base,
    baseRefName: 'main',
    headRepositoryOwner: { __typename: 'User', login: 'Contributor' },
    state: pull.state,
    ...textNode(actor, pull.description),
    url: 'https://github.example/octo/fleet/pull/7',
    reviewThreads: ({ first = 0, after }: PageInput) => {
      const { nodes, ...page } = forward(pull.threads, first, after);
      return { ...page, nodes: nodes.map((thread) => threadNode(pull, actor, thread)) };
    },
    timelineItems: ({ last = 0, itemTypes }: { last?: number; itemTypes?: readonly string[] }) => {
      if (itemTypes?.includes('BASE_REF_CHANGED_EVENT'))
        return backward(pull.rebased, last, undefined, (createdAt) => ({
          __typename: 'BaseRefChangedEvent',
          createdAt,
        }));
      const dismissed = itemTypes?.includes('REVIEW_DISMISSED_EVENT') ? pull.reviews.filter(isDismissed) : [];
      return backward(dismissed, last, undefined, (review) => ({
        __typename: 'ReviewDismissedEvent',
        ...{ actor: actorNode(review.dismissedBy ?? ''), review: reviewNode(actor, review) },
      }));
    },
    comments: ({ last = 0, before }: { last?: number; before?: string | null }) =>
      backward(pull.comments, last, before, (comment) => commentNode(actor, comment)),
    reviews: ({ last = 0, before, states }: { last?: number; before?: string | null; states?: readonly string[] }) => {
      const all = pull.reviews.filter(({ state }) => !states || states.includes(state));
      return backward(all, last, before, (review) => reviewNode(actor, review));
    },
  };
}

/** The open pull requests of the branch: forks can have branches of the same name. */
function openPulls(pull: PullRequest, actor: Actor) {
  const others = Array.from({ length: pull.namesakes }, (_, at) => ({
    ...{ number: 1000 + at, headRefOid: pull.head, baseRefOid: pull.base, baseRefName: 'main' },
    headRepositoryOwner: { __typename: 'User', login: `stranger-${at}` },
  }));
  return [...others, ...(pull.state === 'OPEN' ? [pullNode(pull, actor)] : [])];
}

/** The first page of a list after a cursor. */
function forward<T>(all: readonly T[], first: number, after: string | null | undefined) {
  checkSize(first);
  const start = after ? Number(after) : 0;
  const nodes = all.slice(start, start + first);
  const end = start + nodes.length;
  return { nodes, totalCount: all.length, pageInfo: { hasNextPage: end < all.length, endCursor: String(end) } };
}

/** The last page of a list before a cursor. */
function backward<T, N>(all: readonly T[], last: number, before: string | null | undefined, toNode: (item: T) => N) {
  checkSize(last);
  const end = before ? Number(before) : all.length;
  const start = Math.max(0, end - last);
  return {
    nodes: all.slice(start, end).map(toNode),
    totalCount: all.length,
    pageInfo: { hasPreviousPage: start > 0, startCursor: String(start), hasNextPage: false },
  };
}

function checkSize(size: number): void {
  if (size < 1 || size > 100)
    throw new GraphQLError('A page has 1 to 100 nodes.', { extensions: { type: 'EXCESSIVE_PAGINATION' } });
}

function isDismissed({ state }: Review): boolean {
  return state === 'DISMISSED';
}

function reviewNode(actor: Actor, review: Review) {
  return {
    id: `PRR_${review.id}`,
    ...textNode(actor, review),
    url: `https://github.example/octo/fleet/pull/7#${review.id}`,
    isMinimized: false,
    ...{ state: review.state, commit: { oid: review.commit }, submittedAt: review.createdAt ?? '2026-11-29T09:00:00Z' },
  };
}

/** A commit of the repository; null where there is none. */
function commitNode({ history }: PullRequest, oid: string) {
  try {
    history.mergeBase(oid, oid);
  } catch {
    return null;
  }
  return { __typename: 'Commit', oid, file: ({ path }: { path: string }) => history.entry(oid, path) ?? null };
}

function threadNode(pull: PullRequest, actor: Actor, thread: Thread) {
  const line = pull.currentLine(thread);
  return {
    id: thread.id,
    path: thread.path,
    diffSide: thread.side,
    isResolved: thread.resolvedBy !== undefined,
    // GitHub's schema has a User here, and a bot is none.
    resolvedBy: thread.resolvedBy === undefined || isBot(thread.resolvedBy) ? null : { login: thread.resolvedBy },
    isOutdated: line === undefined,
    line: line ?? null,
    startLine: line === undefined || thread.startLine === undefined ? null : line - (thread.line - thread.startLine),
    originalLine: thread.line,
    viewerCanResolve: actor.mayReview,
    comments: ({ first = 0 }: PageInput) => ({
      totalCount: thread.comments.length,
      nodes: thread.comments.slice(0, first).map((comment) => commentNode(actor, comment)),
    }),
  };
}

function commentNode(actor: Actor, comment: Comment) {
  const { id, minimized } = comment;
  return {
    id,
    url: `https://github.example/octo/fleet/pull/7#${id}`,
    ...textNode(actor, comment),
    isMinimized: minimized !== undefined,
    minimizedReason: minimized ?? null,
  };
}

function textNode(actor: Actor, { author, body, createdAt = '2026-11-29T09:00:00Z', versions = [] }: Text) {
  const last = versions.at(-1);
  return {
    body,
    createdAt,
    lastEditedAt: last?.at ?? null,
    author: accountNode(author),
    editor: last ? accountNode(last.by) : null,
    viewerDidAuthor: author === actor.login,
  };
}

/** All versions of a text, newest first: each is the whole text. */
function historyNode(pull: PullRequest, id: string) {
  const comments = [...pull.comments, ...pull.threads.flatMap((thread) => thread.comments)];
  const text: Text | undefined =
    id === PULL_ID
      ? pull.description
      : (comments.find((comment) => comment.id === id) ?? pull.reviews.find((review) => `PRR_${review.id}` === id));
  if (!text) return null;
  const edits = (text.versions ?? []).toReversed().map(({ by, at, body }) => {
    return { editedAt: at, diff: body, editor: accountNode(by) };
  });
  return {
    __typename: id === PULL_ID ? 'PullRequest' : 'IssueComment',
    id,
    includesCreatedEdit: edits.length > 0,
    userContentEdits: ({ first = 0 }: PageInput) => ({ totalCount: edits.length, nodes: edits.slice(0, first) }),
  };
}

/** An account; null if it is gone. */
function accountNode(login: string) {
  return login === 'ghost' ? null : actorNode(login);
}

/** GraphQL gives a bot's login without `[bot]`. */
function actorNode(login: string) {
  return { __typename: isBot(login) ? 'Bot' : 'User', login };
}

function isBot(login: string): boolean {
  return login === 'github-actions' || login.endsWith('-bot');
}

function commentOf(pull: PullRequest, id: string): Comment {
  return one(pull.threads.flatMap(({ comments }) => comments).find((comment) => comment.id === id));
}

function bodyOf(body: string): string {
  if ([...body].length > 65_536)
    throw new GraphQLError('Body is too long (maximum is 65536 characters)', { extensions: { type: 'UNPROCESSABLE' } });
  return body;
}

function one<T>(found: T | undefined): T {
  if (found === undefined)
    throw new GraphQLError('Could not resolve to a node with the global id.', { extensions: { type: 'NOT_FOUND' } });
  return found;
}

function forbidden(): GraphQLError {
  return new GraphQLError('Resource not accessible by integration', { extensions: { type: 'FORBIDDEN' } });
}
