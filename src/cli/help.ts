import type { Command } from './arguments.ts';
import { COMMANDS } from './commands.ts';

/** The text of `--help`: the commands. */
export function helpText(): string {
  const lines = [
    'gitops-gate finds changes that would break a cluster before you merge them.',
    '',
    'Usage: gitops-gate COMMAND [OPTIONS]',
    '',
  ];
  for (const [name, { operands, summary }] of Object.entries(COMMANDS)) {
    lines.push(`  ${`${name} ${operands}`.trim().padEnd(26)}${summary}`);
  }
  lines.push('', OTHERS, `Exit codes of check: ${COMMANDS.check?.exitCodes}`);
  return `${lines.join('\n')}\n`;
}

/** The text of `COMMAND --help`. */
export function commandHelpText(name: string, command: Command): string {
  const options = optionLines(command);
  const usage = ['Usage: gitops-gate', name, command.operands, options.length > 0 ? '[OPTIONS]' : ''];
  const lines = [command.summary, '', usage.filter(Boolean).join(' '), ''];
  if (options.length > 0) lines.push(...options, '');
  return `${[...lines, `Exit codes: ${command.exitCodes}`].join('\n')}\n`;
}

const NAME_WIDTH = 24;
const OTHERS = 'Run `gitops-gate COMMAND --help` for the options of a command.';

/** Each option with its help next to it, or below it if its name is too long. */
function optionLines(command: Command): string[] {
  return Object.entries(command.options).flatMap(([option, { value, help }]) => {
    const name = `  --${option}${value ? ` ${value}` : ''}`;
    const column = ' '.repeat(NAME_WIDTH + 2);
    return name.length < column.length ? `${name.padEnd(column.length)}${help}` : [name, `${column}${help}`];
  });
}
