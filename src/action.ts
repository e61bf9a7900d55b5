import { setOutput } from '@actions/core';
import { complain } from './github/complain.ts';
import { runJob } from './github/job.ts';
import { UsageError } from './usage-error.ts';

/** Milliseconds that connections left open may keep the job after its verdict. */
const GRACE = 5_000;

process.on('uncaughtException', (problem) => {
  fail(problem);
  process.exit();
});

try {
  process.exitCode = await runJob(process.env);
} catch (problem) {
  fail(problem);
}
setTimeout(() => process.exit(), GRACE).unref();

function fail(problem: unknown): void {
  const unexpected = problem instanceof UsageError ? '' : 'Unexpected error: ';
  complain(`${unexpected}${problem instanceof Error ? problem.message : String(problem)}`, 'gitops-gate could not run');
  setOutput('conclusion', 'error');
  process.exitCode = 2;
}
