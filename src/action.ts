import { fail, runAction } from './hosts/github/action.ts';

/** Milliseconds that connections left open may keep the job after its verdict. */
const GRACE = 5_000;

process.on('uncaughtException', (problem) => {
  process.exitCode = fail(problem, process.env);
  process.exit();
});

process.exitCode = await runAction(process.env);
setTimeout(() => process.exit(), GRACE).unref();
