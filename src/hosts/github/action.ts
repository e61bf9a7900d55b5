import { setOutput } from '@actions/core';
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
    return fail(problem);
  }
}

/** Reports a run that could not be made, and returns its exit code. */
export function fail(problem: unknown): number {
  const unexpected = problem instanceof UsageError ? '' : 'Unexpected error: ';
  complain(`${unexpected}${problem instanceof Error ? problem.message : String(problem)}`, 'gitops-gate could not run');
  setOutput('conclusion', 'error');
  return 2;
}
