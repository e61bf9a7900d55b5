import { diskReason } from '../repository/disk-reason.ts';
import { UsageError } from '../usage-error.ts';
import { fail, main } from './main.ts';
import { terminalOf } from './terminal.ts';

const terminal = terminalOf(process.stdout, process.stderr, process.env);

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader may stop before the end (`| head`); the exit code still gives the verdict.
  if (error.code === 'EPIPE') return;
  end(new UsageError(`The output cannot be written: ${diskReason(error)}.`));
});

process.stderr.on('error', () => {
  // No one is left to be told.
});

process.on('uncaughtException', end);

process.exitCode = await main(process.argv.slice(2), terminal);

function end(error: Error): void {
  process.exit(fail(error, terminal));
}
