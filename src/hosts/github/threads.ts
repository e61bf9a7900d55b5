import type { CloseReason } from '../../review/host.ts';
import type { Client } from './client.ts';

const CLASSIFIERS = { fixed: 'RESOLVED', moved: 'OUTDATED' } as const;

/** Resolves a thread; needs `contents: write` besides `pull-requests: write`. */
export async function resolveThread({ octokit }: Client, thread: string): Promise<void> {
  await octokit.graphql(
    'mutation ($thread: ID!) { resolveReviewThread(input: { threadId: $thread }) { thread { id } } }',
    { thread },
  );
}

/** Hides a comment, which `pull-requests: write` allows. */
export async function hideComment({ octokit }: Client, comment: string, reason: CloseReason): Promise<void> {
  await octokit.graphql(
    'mutation ($subject: ID!, $reason: ReportedContentClassifiers!) { minimizeComment(input: { subjectId: $subject, classifier: $reason }) { minimizedComment { isMinimized } } }',
    { subject: comment, reason: CLASSIFIERS[reason] },
  );
}

/** Takes back a request for changes. */
export async function dismissReview({ octokit }: Client, review: string, message: string): Promise<void> {
  await octokit.graphql(
    'mutation ($review: ID!, $message: String!) { dismissPullRequestReview(input: { pullRequestReviewId: $review, message: $message }) { pullRequestReview { state } } }',
    { review, message },
  );
}
