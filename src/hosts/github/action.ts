import { appendFileSync } from 'node:fs';
import { setOutput } from '@actions/core';
import { complain } from './complain.ts';
import { COULD_NOT_RUN, couldNotRunPage, whyNot } from './could-not-run.ts';
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
  const reason = whyNot(problem);
  complain(reason, COULD_NOT_RUN);
  if (summary) writeSummary(summary, reason);
  setOutput('conclusion', 'error');
  return 2;
}

function writeSummary(file: string, reason: string): void {
  try {
    appendFileSync(file, couldNotRunPage(reason));
  } catch {
    // The annotation says it, too.
  }
}
