import type { Finding } from '../findings/finding.ts';
import { countOf } from '../text/words.ts';
import { type Client, isForbidden, reasonOf } from './client.ts';
import { type Plan, type PlanInput, planReview } from './plan.ts';
import { type Posted, postReview } from './post.ts';
import {
  type Conversation,
  dismissReview,
  hideComment,
  type ReviewThread,
  readConversation,
  resolveThread,
} from './threads.ts';

/** A review as it is asked for. */
export interface ReviewInput extends Omit<PlanInput, 'threads'> {
  readonly pull: number;
  /** The head that was judged. */
  readonly commit: string;
  readonly passed: boolean;
  /** Whether a failed gate requests changes, which blocks the merge where reviews are required. */
  readonly requestChanges: boolean;
  /** What the review says above its comments, given how many findings have none. */
  readonly opening: (uncommented: number) => string;
}

/** What a review came to. */
export interface ReviewResult {
  readonly posted: readonly Finding[];
  /** Findings that stand on the pull request already. */
  readonly shown: readonly Finding[];
  /** Findings that no comment shows. */
  readonly rest: readonly Finding[];
  /** What could not be done, each as a sentence; none of it touches the verdict. */
  readonly problems: readonly string[];
}

/** Brings the comments on a pull request in line with the findings: posts what is new, keeps what stands, takes back what is fixed. */
export async function review(client: Client, input: ReviewInput): Promise<ReviewResult> {
  let conversation: Conversation;
  try {
    conversation = await readConversation(client, input.pull);
  } catch (error) {
    return nothing(input, `The comments on this pull request cannot be read: ${reasonOf(error)}.`);
  }
  if (conversation.head !== input.commit)
    return nothing(input, 'Skipped: the pull request has newer commits, whose run will post the review.');
  const plan = planReview({ ...input, threads: conversation.threads });
  const { posted, refused, problem } = await post(client, input, plan, conversation);
  const problems = problem === undefined ? [] : [`Comments could not be posted: ${problem}.`];
  const reposted = new Set(posted.map(({ finding }) => finding.fingerprint));
  const replaced = plan.moved.filter(({ fingerprint }) => reposted.has(fingerprint));
  problems.push(...(await close(client, plan.fixed, 'RESOLVED')), ...(await close(client, replaced, 'OUTDATED')));
  if (input.passed) problems.push(...(await dismiss(client, conversation.requests)));
  return {
    posted: posted.map(({ finding }) => finding),
    shown: plan.shown,
    rest: [...plan.rest, ...refused.map(({ finding }) => finding)],
    problems,
  };
}

/** A review that leaves all findings to the annotations. */
function nothing({ findings }: ReviewInput, problem: string): ReviewResult {
  return { posted: [], shown: [], rest: findings, problems: [problem] };
}

async function post(
  client: Client,
  input: ReviewInput,
  { comments, rest }: Plan,
  { requests }: Conversation,
): Promise<Posted> {
  const request = input.requestChanges && !input.passed && requests.length === 0;
  if (comments.length === 0 && !request) return { posted: [], refused: [], problem: undefined };
  return postReview(client, {
    pull: input.pull,
    commit: input.commit,
    body: input.opening(rest.length),
    verdict: request ? 'REQUEST_CHANGES' : 'COMMENT',
    comments,
  });
}

/** Resolves threads, or hides their comments where the token may not resolve; gives what went wrong. */
async function close(
  client: Client,
  threads: readonly ReviewThread[],
  reason: 'RESOLVED' | 'OUTDATED',
): Promise<string[]> {
  let mayResolve = true;
  for (const [at, thread] of threads.entries()) {
    try {
      if (mayResolve) mayResolve = await unlessForbidden(() => resolveThread(client, thread));
      if (!mayResolve) await hideComment(client, thread, reason);
    } catch (error) {
      return [`${countOf(threads.length - at, 'settled comment')} could not be taken back: ${reasonOf(error)}.`];
    }
  }
  return [];
}

async function unlessForbidden(act: () => Promise<void>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    if (isForbidden(error)) return false;
    throw error;
  }
}

async function dismiss(client: Client, reviews: readonly string[]): Promise<string[]> {
  try {
    for (const review of reviews) await dismissReview(client, review, 'All findings are fixed.');
    return [];
  } catch (error) {
    return [`The request for changes could not be dismissed: ${reasonOf(error)}. A maintainer must dismiss it.`];
  }
}
