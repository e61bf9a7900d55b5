import type { Location } from '../findings/finding.ts';
import { toMarkdown } from '../report/formats/markdown.ts';
import { linkTo } from '../report/formats/markdown-text.ts';
import type { Report } from '../report/report.ts';
import type { Summary } from './summary.ts';

/** What the text of a summary needs besides the report. */
export interface SummaryOptions {
  readonly link: (location: Location) => string;
  /** The address of the run, if there is one. */
  readonly runUrl: string | undefined;
  /** Whether a summary is wanted even if there is nothing to report. */
  readonly always: boolean;
}

/** Bytes of the report in a summary; hosts take some 65,000 characters. */
const LIMIT = 55_000;

const ACCEPT = `<details><summary>How to accept a finding</summary>

- To accept one place, add a comment with the reason above the line: \`# gitops-gate-ignore RULE: REASON\`. With \`until YYYY-MM-DD\` at the end, it expires.
- To accept more than one place, change the level of the rule in the policy file, for all files or for some paths.

</details>`;

/** The summary of a run: its verdict, findings, suppressions and changes, and how to accept a finding. Comments show the lines of fixes. */
export function summaryOf(report: Report, { link, runUrl, always }: SummaryOptions): Summary {
  const { findings, suppressed, accepted, notAccepted } = report;
  const isNeeded = always || findings.length > 0 || [suppressed, accepted, notAccepted].some((list) => list.length > 0);
  const markdown = toMarkdown(report, { link, limit: LIMIT }).trimEnd();
  const gist = findings.length > 0 ? `${markdown}\n\n${ACCEPT}` : markdown;
  const details = runUrl === undefined ? '' : `\n\nAll details: ${linkTo('the summary of this run', runUrl)}.`;
  return { text: `${gist}${details}`, gist, isNeeded };
}
