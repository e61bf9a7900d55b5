import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setOutput } from '@actions/core';
import type { Location } from '../findings/finding.ts';
import type { Snippets } from '../masking/redactor.ts';
import { placeText } from '../policy/policy.ts';
import type { SourceComplaint } from '../policy/sources.ts';
import { toAnnotations } from '../report/formats/annotations.ts';
import { type FormatContext, render } from '../report/formats/format.ts';
import { toMarkdown } from '../report/formats/markdown.ts';
import { toMarkdownText } from '../report/formats/markdown-text.ts';
import type { Report } from '../report/report.ts';
import { writeReport } from '../report/write.ts';
import { withPrefix } from '../repository/paths.ts';
import { rules } from '../run.ts';
import { printable } from '../text/printable.ts';
import { complain, warn } from './complain.ts';
import type { Environment } from './event.ts';
import type { Inputs } from './inputs.ts';
import type { ReviewResult } from './review.ts';
import { tellReview } from './words.ts';

/** What a report needs to be published. */
export interface PublishOptions {
  readonly inputs: Inputs;
  readonly snippets: Snippets;
  /** The judged folder inside the repository. */
  readonly prefix: string;
  readonly link: (location: Location) => string;
  /** What was not judged for lack of time. */
  readonly failures: readonly string[];
  /** What the policy file names that is not there. */
  readonly complaints: readonly SourceComplaint[];
  /** What was not known; told where the runner's debug log is on. */
  readonly notes: readonly string[];
  readonly env: Environment;
}

/** Bytes of the summary; GitHub takes 1 MiB, of which the lines on the review need a little. */
const SUMMARY_LIMIT = 1_000_000;

/** Writes the log, annotations for what no comment shows, the job summary, the report files and the outputs. */
export async function publish(report: Report, reviewed: ReviewResult, options: PublishOptions): Promise<void> {
  const { inputs, snippets, prefix, link, failures, complaints, notes: unknowns, env } = options;
  const context: FormatContext = { snippets, rules, colour: false, prefix };
  const notes = [
    ...tellReview(reviewed),
    ...failures,
    ...complaints.map(({ at, message }) => `${placeText(at)}: ${message}`),
  ];
  logQuietly([render('text', report, context), ...tellReview(reviewed).map((line) => `${printable(line)}\n`)].join(''));
  if (env.RUNNER_DEBUG === '1') logQuietly(unknowns.map((note) => `${printable(note)}\n`).join(''));
  process.stdout.write(toAnnotations({ ...report, findings: reviewed.rest }, prefix));
  for (const failure of failures) complain(failure, 'gitops-gate: some checks were skipped');
  for (const { at, message } of complaints)
    warn(message, 'gitops-gate: a source is not there', { ...at, file: withPrefix(prefix, at.file) });
  const summary = [
    toMarkdown(report, { snippets, link, limit: SUMMARY_LIMIT }),
    ...notes.map((note) => `${toMarkdownText(note)}\n`),
  ];
  if (env.GITHUB_STEP_SUMMARY) appendFileSync(env.GITHUB_STEP_SUMMARY, `${summary.join('\n')}\n`);
  const file = resolve(inputs.report ?? join(env.RUNNER_TEMP ?? tmpdir(), 'gitops-gate.json'));
  writeReport(file, render('json', report, context));
  for (const { name, file } of inputs.formats) writeReport(file, render(name, report, context));
  setOutput('conclusion', failures.length > 0 ? 'error' : report.gate.conclusion);
  setOutput('errors', report.summary.errors);
  setOutput('warnings', report.summary.warnings);
  setOutput('notices', report.summary.notices);
  setOutput('report', file);
}

/** Prints text that the repository had a part in: the runner takes no commands from it. */
function logQuietly(text: string): void {
  const end = randomUUID();
  process.stdout.write(`::stop-commands::${end}\n${text.endsWith('\n') ? text : `${text}\n`}::${end}::\n`);
}
