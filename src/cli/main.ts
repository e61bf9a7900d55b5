import { existsSync } from 'node:fs';
import { nearest } from '../text/nearest.ts';
import { quoted, shorten } from '../text/words.ts';
import { TOOL } from '../tool.ts';
import { UsageError } from '../usage-error.ts';
import { EMPTY_ARGUMENT, readArguments } from './arguments.ts';
import { COMMANDS } from './commands.ts';
import { commandHelpText, helpText } from './help.ts';
import type { Terminal } from './terminal.ts';

const HELP = ['--help', '-h', 'help'];
const VERSION = ['--version', '-v', '-V', 'version'];

/** Runs a command line, given without the name of the program, and returns its exit code; what fails is printed and is 2. */
export async function main(words: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await runCommand(words, terminal);
  } catch (error) {
    return fail(error, terminal);
  }
}

async function runCommand(words: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = words;
  const say = (text: string): number => {
    terminal.print(text);
    return 0;
  };
  if (name === undefined) {
    // A script whose command is missing must not pass.
    terminal.complain(helpText(terminal.columns).trimEnd());
    return 2;
  }
  if (VERSION.includes(name)) return say(`${TOOL.version}\n`);
  const isHelp = HELP.includes(name);
  const asked = isHelp ? rest.find((word) => !word.startsWith('-')) : name;
  if (asked === undefined) return say(helpText(terminal.columns));
  const command = Object.hasOwn(COMMANDS, asked) ? COMMANDS[asked] : undefined;
  if (!command) throw new UsageError(unknownCommand(asked, rest));
  if (isHelp || asksForHelp(rest)) return say(commandHelpText(asked, command, terminal.columns));
  const given = readArguments(asked, command, rest);
  return command.run(given, given.options.has('no-color') ? { ...terminal, color: false } : terminal);
}

/** Whether the options of a command ask for its help; after `--` there are none. */
function asksForHelp(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  return (end === -1 ? words : words.slice(0, end)).some((word) => word === '--help' || word === '-h');
}

function unknownCommand(name: string, rest: readonly string[]): string {
  if (name === '') return EMPTY_ARGUMENT;
  const names = Object.keys(COMMANDS);
  if (name.startsWith('-')) {
    const command = rest.find((word) => names.includes(word)) ?? 'COMMAND';
    return `Specify the command before its options: gitops-gate ${command} ${shorten(name)}`;
  }
  const near = nearest(name, names);
  if (near === undefined && existsSync(name))
    return `${quoted(name)} is not a command. To check this path, run \`gitops-gate check ${shorten(name)}\`.`;
  return `Unknown command ${quoted(name)}. ${near ? `Did you mean \`${near}\`?` : 'To list all commands, run `gitops-gate --help`.'}`;
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
