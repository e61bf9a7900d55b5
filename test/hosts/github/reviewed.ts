import type { Finding } from '../../../src/findings/finding.ts';
import { connect } from '../../../src/hosts/github/client.ts';
import { gitHubHost } from '../../../src/hosts/github/host.ts';
import { PullFiles } from '../../../src/hosts/github/pull-files.ts';
import type { Change, ChangedFile } from '../../../src/repository/change.ts';
import { NO_HUNKS } from '../../../src/repository/patch.ts';
import { review } from '../../../src/review/review.ts';
import type { ReviewInput, ReviewResult } from '../../../src/review/review-input.ts';
import { finding } from '../../review/finding.ts';
import { type Scene, TOKEN } from './scene.ts';

/** What a run may want otherwise. */
export type ReviewOptions = Partial<ReviewInput> & { readonly token?: string };

/** Reviews the pull request of a scene with a local diff that believes in every line of `a.yaml` and `ghost.yaml`. */
export async function reviewIn(
  scene: Scene,
  findings: readonly Finding[],
  { token = TOKEN, ...more }: ReviewOptions = {},
): Promise<ReviewResult> {
  const { apiUrl } = scene;
  const whole = { ...NO_HUNKS, hunks: [{ first: 1, last: 1000 }] };
  const files = ['a.yaml', 'ghost.yaml'].map((path): [string, ChangedFile] => [
    path,
    { path, status: 'added', ...whole },
  ]);
  const change: Change = { base: scene.base, files: new Map(files) };
  const options = { owner: 'octo', repo: 'fleet', patient: false, timeLimit: 60_000 };
  const api = await connect({ token, apiUrl, graphqlUrl: `${apiUrl}/graphql`, ...options });
  return review(gitHubHost(api, 7, new PullFiles(api, 7)), {
    findings,
    accepted: [],
    headSince: undefined,
    change,
    head: { text: () => undefined, snippets: { line: () => undefined } },
    prefix: '',
    link: () => 'https://example.com',
    commit: scene.head,
    category: 'job',
    mostComments: 300,
    passed: findings.length === 0,
    fails: () => true,
    isComplete: true,
    requestChanges: false,
    summary: undefined,
    opening: (uncommented) => {
      const text = `Opening; ${uncommented.length} without a comment.`;
      return { text, gist: text };
    },
    ...more,
  });
}

/** The fingerprint of the finding on a line of `a.yaml`. */
export function fingerprint(line: number): string {
  return line.toString(16).padStart(16, '0');
}

/** Findings on lines of `a.yaml`. */
export function at(...numbers: number[]): Finding[] {
  return numbers.map((line) => finding('a.yaml', line, fingerprint(line)));
}

/** The lines that findings start on. */
export function linesOf(findings: readonly Finding[]): number[] {
  return findings.map(({ location }) => location.start.line);
}

/** The last lines of the threads of a scene that are neither resolved nor hidden. */
export function openLines({ pull }: Scene): number[] {
  return pull.threads
    .filter(({ resolvedBy, comments }) => !resolvedBy && !comments[0]?.minimized)
    .map(({ line }) => line);
}
