import { fail, main } from './main.ts';
import { terminalOf } from './terminal.ts';

const terminal = terminalOf(process.stdout, process.stderr, process.env);

// The reader may stop before the end (`| head`); the exit code still gives the verdict.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.on('uncaughtException', (error) => {
  process.exitCode = fail(error, terminal);
  process.exit();
});

process.exitCode = await main(process.argv.slice(2), terminal);
