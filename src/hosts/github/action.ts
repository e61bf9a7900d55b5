import { appendFileSync } from 'node:fs';
import { setOutput } from '@actions/core';
import { toMarkdownText } from '../../report/formats/markdown-text.ts';
import { UsageError } from '../../usage-error.ts';
import { complain } from './complain.ts';
import type { Environment } from './event.ts';
import { runJob } from './job.ts';

/**
 * Runs the Action with the variables of a job and returns its exit code; what fails is an error annotation and is 2.
 *
 * Only tests against a server of their own are not patient: they leave out the pauses between writes that GitHub asks for.
 */
export async function runAction(env: Environment, { patient = true } = {}): Promise<number> {
  try {
    return await runJob(env, patient);
  } catch (problem) {
    return fail(problem, env);
  }
}

/** Reports a run that could not be made, in the job summary as well, and returns its exit code. */
export function fail(problem: unknown, { GITHUB_STEP_SUMMARY: summary }: Environment): number {
  const unexpected = problem instanceof UsageError ? '' : 'Unexpected error: ';
  const reason = `${unexpected}${problem instanceof Error ? problem.message : String(problem)}`;
  complain(reason, 'gitops-gate could not run');
  if (summary) writeSummary(summary, reason);
  setOutput('conclusion', 'error');
  return 2;
}

function writeSummary(file: string, reason: string): void {
  const lines = reason.split('\n').filter((line) => line.trim() !== '');
  const text = lines.map((line) => `${toMarkdownText(line.trim())}\n`).join('\n');
  try {
    appendFileSync(
      file,
      `## ❌ gitops-gate could not run\n\n${text}\nNothing was checked, so this check fails. Correct the cause, and run the job again.\n`,
    );
  } catch {
    // The annotation says it, too.
  }
}
