import type { Client } from './client.ts';

/** One mutation of GitHub's GraphQL API, with its input. */
export interface Mutation {
  readonly name: string;
  readonly inputType: string;
  readonly input: Readonly<Record<string, string>>;
}

function mutation(name: string, input: Mutation['input']): Mutation {
  return { name, inputType: `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`, input };
}

/** Needs `contents: write` besides `pull-requests: write`. */
export function resolveThread(threadId: string): Mutation {
  return mutation('resolveReviewThread', { threadId });
}

export function unresolveThread(threadId: string): Mutation {
  return mutation('unresolveReviewThread', { threadId });
}

export function hideComment(subjectId: string, classifier: 'RESOLVED' | 'OUTDATED'): Mutation {
  return mutation('minimizeComment', { subjectId, classifier });
}

export function showComment(subjectId: string): Mutation {
  return mutation('unminimizeComment', { subjectId });
}

export function editComment(pullRequestReviewCommentId: string, body: string): Mutation {
  return mutation('updatePullRequestReviewComment', { pullRequestReviewCommentId, body });
}

export function editReview(pullRequestReviewId: string, body: string): Mutation {
  return mutation('updatePullRequestReview', { pullRequestReviewId, body });
}

export function dismissReview(pullRequestReviewId: string, message: string): Mutation {
  return mutation('dismissPullRequestReview', { pullRequestReviewId, message });
}

export function addComment(subjectId: string, body: string): Mutation {
  return mutation('addComment', { subjectId, body });
}

export function deleteComment(id: string): Mutation {
  return mutation('deleteIssueComment', { id });
}

export function editIssueComment(id: string, body: string): Mutation {
  return mutation('updateIssueComment', { id, body });
}

/**
 * Sends mutations as one request, which GitHub carries out in their order; one that fails does not stop those after it.
 *
 * Gives what each of them failed with, undefined for those that did not.
 */
export async function send(
  { octokit }: Client,
  mutations: readonly Mutation[],
): Promise<readonly (Error | undefined)[]> {
  // An error of the server may hide that a comment was added; all other mutations can be made again.
  const once = mutations.some(({ name }) => name === 'addComment') ? { request: { retries: 0 } } : {};
  const parameters = mutations.map(({ inputType }, at) => `$input${at}: ${inputType}`);
  const calls = mutations.map(({ name }, at) => `m${at}: ${name}(input: $input${at}) { clientMutationId }`);
  const query = `mutation (${parameters.join(', ')}) {\n${calls.join('\n')}\n}`;
  try {
    const inputs = Object.fromEntries(mutations.map(({ input }, at) => [`input${at}`, input]));
    await octokit.graphql(query, { ...inputs, ...once });
    return mutations.map(() => undefined);
  } catch (error) {
    const errors = errorsIn(error);
    return mutations.map((_, at) => (errors ? errors.get(`m${at}`) : asError(error)));
  }
}

/** The errors of single mutations by their aliases; undefined if the whole request failed. */
function errorsIn(error: unknown): ReadonlyMap<string, Error> | undefined {
  if (!(error instanceof Error) || !('errors' in error) || !Array.isArray(error.errors)) return undefined;
  const found = new Map<string, Error>();
  for (const one of error.errors) {
    const [alias] = Array.isArray(one.path) ? one.path : [];
    if (typeof alias !== 'string') return undefined;
    found.set(alias, new Error(String(one.message)));
  }
  return found;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
