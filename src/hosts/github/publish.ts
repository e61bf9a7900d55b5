import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setOutput } from '@actions/core';
import type { Location } from '../../findings/finding.ts';
import type { Outcome } from '../../invocation/invocation.ts';
import { reportText, writeReportFile } from '../../invocation/reports.ts';
import { toAnnotations } from '../../report/formats/annotations.ts';
import type { Published } from '../../report/links.ts';
import type { ReviewResult } from '../../review/review-input.ts';
import { reviewNotes } from '../../review/words.ts';
import { printable } from '../../text/printable.ts';
import { annotate, complain } from './complain.ts';
import type { Environment } from './event.ts';
import type { Inputs } from './inputs.ts';
import { jobSummary } from './job-summary.ts';

/** What a run needs to be published besides its outcome and the review. */
export interface PublishOptions {
  readonly inputs: Inputs;
  readonly link: (location: Location) => string;
  /** Where people find the checked files. */
  readonly published: Published;
  readonly env: Environment;
}

/** Bytes of the summary; GitHub takes 1 MiB. */
const SUMMARY_LIMIT = 1_000_000;

/** Writes the log, annotations for what no comment shows, the job summary, the report files and the outputs. */
export async function publish(outcome: Outcome, reviewed: ReviewResult, options: PublishOptions): Promise<void> {
  const { report, prefix, failures, complaints, conclusion } = outcome;
  const { inputs, link, published, env } = options;
  const said = reviewNotes(reviewed);
  logQuietly([reportText(outcome, 'text', { isHosted: true }), ...said.map((line) => `${printable(line)}\n`)].join(''));
  // The runner's debug log is what --verbose is at a terminal.
  if (env.RUNNER_DEBUG === '1')
    logQuietly(
      outcome
        .notes()
        .map((note) => `${printable(note)}\n`)
        .join(''),
    );
  process.stdout.write(toAnnotations({ ...report, findings: reviewed.rest }, prefix));
  for (const failure of failures) complain(failure, 'gitops-gate: some checks were skipped');
  for (const complaint of complaints) annotate(complaint, prefix);
  const summary = jobSummary(outcome, reviewed, { link, limit: SUMMARY_LIMIT });
  if (env.GITHUB_STEP_SUMMARY) appendFileSync(env.GITHUB_STEP_SUMMARY, `${summary}\n`);
  const file = resolve(inputs.report ?? join(env.RUNNER_TEMP ?? tmpdir(), 'gitops-gate.json'));
  for (const choice of [{ name: 'json', file } as const, ...inputs.formats])
    writeReportFile(outcome, choice, { published });
  setOutput('conclusion', conclusion);
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
