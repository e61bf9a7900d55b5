import { nearest } from '../text/nearest.ts';
import { TOOL } from '../tool.ts';
import { UsageError } from '../usage-error.ts';
import { type Command, readArguments } from './arguments.ts';
import { COMMANDS } from './commands.ts';
import { commandHelpText, helpText } from './help.ts';
import type { Terminal } from './terminal.ts';

/** Runs a command line, given without the name of the program, and returns its exit code; what fails is printed and is 2. */
export async function main(words: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await runCommand(words, terminal);
  } catch (error) {
    return fail(error, terminal);
  }
}

async function runCommand(words: readonly string[], terminal: Terminal): Promise<number> {
  const [name = '--help', ...rest] = words;
  const say = (text: string): number => {
    terminal.print(text);
    return 0;
  };
  if (name === '--version') return say(`${TOOL.version}\n`);
  if (['--help', '-h', 'help'].includes(name)) return say(helpText());
  const command: Command | undefined = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new UsageError(unknownCommand(name));
  if (rest.some((word) => word === '--help' || word === '-h')) return say(commandHelpText(name, command));
  return command.run(readArguments(name, command, rest), terminal);
}

function unknownCommand(name: string): string {
  const near = nearest(name, Object.keys(COMMANDS));
  return `Unknown command \`${name}\`. ${near ? `Did you mean \`${near}\`?` : 'To list all commands, run `gitops-gate --help`.'}`;
}

/** Prints what went wrong, and returns the exit code of a run that could not be made. */
export function fail(error: unknown, terminal: Terminal): number {
  terminal.progress('');
  terminal.complain(
    error instanceof UsageError
      ? error.message
      : `gitops-gate failed: ${error instanceof Error ? error.stack : String(error)}`,
  );
  return 2;
}
