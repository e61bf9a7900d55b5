import type { Location } from '../findings/finding.ts';
import { linkTo, toMarkdownText } from '../report/formats/markdown-text.ts';
import type { Report } from '../report/report.ts';
import { severityCounts } from '../report/words.ts';
import { withPrefix } from '../repository/paths.ts';
import { countOf } from '../text/words.ts';
import type { Environment, GitHubEvent } from './event.ts';
import type { ReviewResult } from './review.ts';

/** The address of the run, where its summary stands; undefined outside a run. */
function runUrl(env: Environment): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
  return server && repository && run ? `${server}/${repository}/actions/runs/${run}` : undefined;
}

/** Gives the address of a place in the head. */
export function linkToHead(
  env: Environment,
  { owner, repo, head }: GitHubEvent,
  prefix: string,
): (at: Location) => string {
  const root = `${env.GITHUB_SERVER_URL ?? 'https://github.com'}/${owner}/${repo}/blob/${head}`;
  return ({ path, start, end }) => {
    const file = withPrefix(prefix, path).split('/').map(encodeURIComponent).join('/');
    return `${root}/${file}#L${start.line}${end.line > start.line ? `-L${end.line}` : ''}`;
  };
}

/** What a review says above its comments. */
export function opening({ gate, findings }: Report, uncommented: number, env: Environment): string {
  const mark = gate.conclusion === 'failed' ? '❌' : '✅';
  const url = runUrl(env);
  const counts = severityCounts(findings);
  const verdict = `${mark} **gitops-gate ${gate.conclusion}**: ${toMarkdownText(gate.reason)}${counts ? ` Found: ${counts}.` : ''}`;
  const all = url ? linkTo('the summary of this run', url) : 'the summary of this run';
  const rest =
    uncommented === 0
      ? `All details: ${all}.`
      : `${countOf(uncommented, 'finding')} without a comment here: see ${all}.`;
  return `${verdict}\n\n${rest}`;
}

/** How the review went, as lines of the log and the summary. */
export function tellReview({ posted, shown, problems }: ReviewResult): string[] {
  const said = [
    ...(posted.length > 0 ? [`${countOf(posted.length, 'comment')} posted`] : []),
    ...(shown.length > 0 ? [`${countOf(shown.length, 'comment')} from before still open`] : []),
  ];
  return [
    ...(said.length > 0 ? [`Review: ${said.join(', ')}.`] : []),
    ...problems.map((problem) => `Review: ${problem}`),
  ];
}
