import type { Finding } from '../findings/finding.ts';
import { reasonOf } from '../text/reason.ts';
import { countOf } from '../text/words.ts';
import type { CloseReason, Conversation, Host, Posted, ReviewThread } from './host.ts';
import { type Plan, type PlanInput, planReview } from './plan.ts';

/** What a review needs apart from the host. */
export interface ReviewInput extends Omit<PlanInput, 'threads' | 'form'> {
  /** The head that was checked. */
  readonly commit: string;
  readonly passed: boolean;
  /** Whether a failed gate requests changes, which blocks the merge where reviews are required. */
  readonly requestChanges: boolean;
  /** What the review says above its comments, given how many findings have none. */
  readonly opening: (uncommented: number) => string;
}

/** What was posted, and what is left to say elsewhere. */
export interface ReviewResult {
  readonly posted: readonly Finding[];
  /** Findings that have an open thread from before. */
  readonly shown: readonly Finding[];
  /** Findings that no comment shows. */
  readonly rest: readonly Finding[];
  /** What could not be done, each as a sentence; none of it changes the verdict. */
  readonly problems: readonly string[];
}

/** Milliseconds after which the verdict no longer waits for the review. */
const TIME_LIMIT = 10 * 60_000;

/** Reviews a change; if anything goes wrong or the host takes too long, the findings are left to the annotations. */
export async function reviewInTime(host: Host, input: ReviewInput): Promise<ReviewResult> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<ReviewResult>((done) => {
    timer = setTimeout(() => done(noReview(input.findings, `${host.name} took too long to answer.`)), TIME_LIMIT);
  });
  try {
    return await Promise.race([review(host, input), late]);
  } catch (error) {
    return noReview(input.findings, `The review could not be posted: ${reasonOf(error)}.`);
  } finally {
    clearTimeout(timer);
  }
}

/** A review that leaves all findings to the annotations. */
export function noReview(findings: readonly Finding[], ...problems: string[]): ReviewResult {
  return { posted: [], shown: [], rest: findings, problems };
}

/** Brings the comments on a change in line with the findings: posts what is new, keeps what is open, closes what is fixed. */
export async function review(host: Host, input: ReviewInput): Promise<ReviewResult> {
  let conversation: Conversation;
  try {
    conversation = await host.readConversation();
  } catch (error) {
    return noReview(input.findings, `The comments on this ${host.changeName} cannot be read: ${reasonOf(error)}.`);
  }
  if (conversation.head !== input.commit)
    return noReview(
      input.findings,
      `Skipped: the ${host.changeName} has newer commits, whose run will post the review.`,
    );
  const plan = planReview({ ...input, threads: conversation.threads, form: host.form });
  const { posted, refused, problem } = await post(host, input, plan, conversation);
  const problems = problem === undefined ? [] : [`Comments could not be posted: ${problem}.`];
  const reposted = new Set(posted.map(({ finding }) => finding));
  const replaced = plan.moved.filter(({ finding }) => reposted.has(finding)).map(({ thread }) => thread);
  problems.push(...(await close(host, plan.fixed, 'fixed')), ...(await close(host, replaced, 'moved')));
  if (input.passed) problems.push(...(await dismiss(host, conversation.requests)));
  return {
    posted: posted.map(({ finding }) => finding),
    shown: plan.shown,
    rest: [...plan.rest, ...refused.map(({ finding }) => finding)],
    problems,
  };
}

async function post(
  host: Host,
  input: ReviewInput,
  { comments, rest }: Plan,
  { requests }: Conversation,
): Promise<Posted> {
  const requestsChanges = input.requestChanges && !input.passed && requests.length === 0;
  if (comments.length === 0 && !requestsChanges) return { posted: [], refused: [], problem: undefined };
  return host.post({ commit: input.commit, body: input.opening(rest.length), requestsChanges, comments });
}

/** Closes threads; gives what went wrong. */
async function close(host: Host, threads: readonly ReviewThread[], reason: CloseReason): Promise<string[]> {
  for (const [at, thread] of threads.entries()) {
    try {
      await host.close(thread, reason);
    } catch (error) {
      return [
        `${countOf(threads.length - at, 'outdated comment')} could not be resolved or hidden: ${reasonOf(error)}.`,
      ];
    }
  }
  return [];
}

async function dismiss(host: Host, requests: readonly string[]): Promise<string[]> {
  try {
    for (const request of requests) await host.dismiss(request, 'All findings are fixed.');
    return [];
  } catch (error) {
    return [`The request for changes could not be dismissed: ${reasonOf(error)}. A maintainer must dismiss it.`];
  }
}
