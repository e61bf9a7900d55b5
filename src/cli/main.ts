import { nearest } from '../text/nearest.ts';
import { TOOL } from '../tool.ts';
import { UsageError } from '../usage-error.ts';
import { type Arguments, type Command, readArguments } from './arguments.ts';
import { buildCommand } from './build.ts';
import { checkCommand } from './check.ts';
import { COMMANDS, commandHelpText, helpText } from './commands.ts';
import { diffCommand } from './diff.ts';
import { explainCommand, rulesCommand } from './explain.ts';
import { graphCommand } from './graph.ts';
import { type Terminal, terminal } from './terminal.ts';

const RUN: Readonly<Record<string, (given: Arguments, terminal: Terminal) => number | Promise<number>>> = {
  build: buildCommand,
  check: checkCommand,
  diff: diffCommand,
  explain: explainCommand,
  graph: graphCommand,
  rules: rulesCommand,
};

async function main(words: readonly string[]): Promise<number> {
  const [name = '--help', ...rest] = words;
  if (name === '--version') return say(`${TOOL.version}\n`);
  if (['--help', '-h', 'help'].includes(name)) return say(helpText());
  const command: Command | undefined = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  const run = RUN[name];
  if (!command || !run) throw new UsageError(unknownCommand(name));
  if (rest.some((word) => word === '--help' || word === '-h')) return say(commandHelpText(name, command));
  return run(readArguments(command, rest), terminal);
}

function say(text: string): number {
  terminal.print(text);
  return 0;
}

function unknownCommand(name: string): string {
  const near = nearest(name, Object.keys(COMMANDS));
  return `There is no command \`${name}\`${near ? `; did you mean \`${near}\`?` : '. `gitops-gate --help` lists them.'}`;
}

// Whoever reads may stop before the end (`| head`); the exit code tells the verdict all the same.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

/** Says what went wrong, and ends with the exit code of a run that could not be made. */
function fail(error: unknown): void {
  terminal.progress('');
  terminal.complain(
    error instanceof UsageError
      ? error.message
      : `gitops-gate failed: ${error instanceof Error ? error.stack : String(error)}`,
  );
  process.exitCode = 2;
}

process.on('uncaughtException', (error) => {
  fail(error);
  process.exit();
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  fail(error);
}
