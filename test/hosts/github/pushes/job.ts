import type { AcceptedFinding, Finding } from '../../../../src/findings/finding.ts';
import { connect } from '../../../../src/hosts/github/client.ts';
import { COMMENT_FORM } from '../../../../src/hosts/github/comment-form.ts';
import { gitHubHost } from '../../../../src/hosts/github/host.ts';
import { PullFiles } from '../../../../src/hosts/github/pull-files.ts';
import { MaskedLine } from '../../../../src/masking/masked-line.ts';
import type { Change } from '../../../../src/repository/change.ts';
import { NO_HUNKS, parsePatch } from '../../../../src/repository/patch.ts';
import { TextFile } from '../../../../src/repository/text-file.ts';
import type { CommentInput } from '../../../../src/review/planned-comment.ts';
import { reviewInTime } from '../../../../src/review/review.ts';
import type { ReviewInput, ReviewResult } from '../../../../src/review/review-input.ts';
import type { Summary } from '../../../../src/review/summary.ts';
import type { Tree } from '../memory-history.ts';
import type { PullRequest } from '../pull-request.ts';

/** How a workflow runs a job; people change it as they go. */
export interface Settings {
  readonly mostComments: number;
  readonly requestChanges: boolean;
  readonly summary: 'auto' | 'comment' | 'off';
}

/** A run of a job on the head of a pull request. */
export interface Run {
  readonly job: string;
  readonly apiUrl: string;
  readonly token: string;
  readonly pull: PullRequest;
  readonly tree: Tree;
  readonly findings: readonly Finding[];
  readonly accepted: readonly AcceptedFinding[];
  readonly settings: Settings;
  /** Whether all checks ran. */
  readonly isComplete: boolean;
}

/** Runs a job as the Action does. */
export async function runJob(run: Run): Promise<ReviewResult> {
  const { apiUrl, token, pull, job, findings, accepted, settings, isComplete } = run;
  const options = { graphqlUrl: `${apiUrl}/graphql`, owner: 'octo', repo: 'fleet', patient: false, timeLimit: 60_000 };
  const client = await connect({ token, apiUrl, ...options });
  const input: ReviewInput = {
    ...textsOf(run),
    headSince: undefined,
    ...{ findings, accepted, commit: pull.head, category: job, mostComments: settings.mostComments },
    ...{
      passed: isPassed(findings) && isComplete,
      fails: ({ severity }) => severity === 'error',
      isComplete,
      requestChanges: settings.requestChanges,
    },
    opening: (uncommented) => {
      const text = openingOf(job, findings, uncommented);
      return { text, gist: text };
    },
    summary: summaryOf(job, findings, settings),
  };
  return reviewInTime(gitHubHost(client, pull.number, new PullFiles(client, pull.number)), input);
}

/** What comments are written from, as a run on the head has it. */
export function textsOf({ pull, tree }: Pick<Run, 'pull' | 'tree'>): Omit<CommentInput, 'category' | 'form'> {
  const textAt = (path: string): TextFile | undefined => {
    const lines = tree[path];
    return lines && new TextFile(path, `${lines.join('\n')}\n`);
  };
  const line = (path: string, at: number): MaskedLine => new MaskedLine(textAt(path)?.line(at) ?? '', []);
  return {
    change: changeOf(pull),
    head: { text: textAt, snippets: { line } },
    prefix: '',
    link: ({ path }) => `https://example.com/${pull.head}/${path}`,
  };
}

/** The same for a comment of a job. */
export function commentInputOf(run: Pick<Run, 'pull' | 'tree'>, category: string): CommentInput {
  return { ...textsOf(run), form: COMMENT_FORM, category };
}

function changeOf(pull: PullRequest): Change {
  const files = pull.changes().map(
    ({ path, status, previousPath, patch }) =>
      [
        path,
        {
          ...{ path, status, ...(previousPath !== undefined && { previousPath }) },
          ...(patch === undefined ? NO_HUNKS : parsePatch(patch)),
        },
      ] as const,
  );
  return { base: pull.history.mergeBase(pull.base, pull.head), files: new Map(files) };
}

export function isPassed(findings: readonly Finding[]): boolean {
  return findings.every(({ severity }) => severity !== 'error');
}

/** What a review says above its comments. */
export function openingOf(job: string, findings: readonly Finding[], uncommented: readonly Finding[]): string {
  const listed = uncommented.map(({ fingerprint, message }) => `- ${fingerprint.slice(0, 16)} ${message}`);
  return [`${job}: ${findings.length} found, without a comment: ${uncommented.length}.`, ...listed].join('\n');
}

/** What is said in the conversation; undefined where nothing is to be. */
export function summaryOf(job: string, findings: readonly Finding[], { summary }: Settings): Summary | undefined {
  const text = [`Summary of ${job}:`, ...findings.map(({ message }) => message)].join(' ');
  return summary === 'off' ? undefined : { text, gist: text, isNeeded: summary === 'comment' || findings.length > 0 };
}
