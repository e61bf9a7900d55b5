import { wrap } from '../text/wrap.ts';
import { COMMON, type Command, type Option } from './arguments.ts';
import { COMMANDS } from './commands.ts';

/** The columns of a help text: as many as there are, but no more than are easy to read. */
const MOST_COLUMNS = 100;
const USUAL_COLUMNS = 80;

const EXAMPLES: readonly (readonly [string, string])[] = [
  ['gitops-gate check', 'check this directory'],
  ['gitops-gate check --base origin/main', 'check what a branch changes'],
  ['gitops-gate explain unknown-source', 'explain a rule'],
];

/** The text of `--help`: the commands, and how to learn more. `columns` is the width of the terminal. */
export function helpText(columns?: number): string {
  const commands = Object.entries(COMMANDS).map(([name, { summary }]): [string, string] => [name, summary]);
  return page(
    [
      'gitops-gate finds changes that would break a cluster before you merge them.',
      ['Usage: gitops-gate COMMAND [OPTIONS]'],
      ['Commands:', ...rows(commands, 14, columns)],
      ['Examples:', ...rows(EXAMPLES, 40, columns)],
      'For the options and exit codes of a command, run `gitops-gate help COMMAND`. For the version, run `gitops-gate --version`.',
    ],
    columns,
  );
}

/** The text of `COMMAND --help`. */
export function commandHelpText(
  name: string,
  { summary, operands, options, exitCodes }: Command,
  columns?: number,
): string {
  const all = Object.entries({ ...options, ...COMMON }).map(([option, own]): [string, string] => [
    optionText(option, own),
    own.repeatable ? `${own.help} (repeatable)` : own.help,
  ]);
  const usage = ['Usage: gitops-gate', name, operands, '[OPTIONS]'].filter((part) => part !== '').join(' ');
  return page([summary, [usage], ['Options:', ...rows(all, 26, columns)], `Exit codes: ${exitCodes}`], columns);
}

function optionText(name: string, { value }: Option): string {
  return `--${name}${value ? ` ${value}` : ''}`;
}

/** Paragraphs with an empty line between them: a text that is wrapped, or lines that are not. */
function page(parts: readonly (string | readonly string[])[], columns: number | undefined): string {
  const texts = parts.map((part) => (typeof part === 'string' ? wrap(part, widthOf(columns)) : part).join('\n'));
  return `${texts.join('\n\n')}\n`;
}

function widthOf(columns = USUAL_COLUMNS): number {
  return Math.min(columns, MOST_COLUMNS);
}

/** Names in a column, each with its text next to it, or below it where the name is too long. */
function rows(entries: readonly (readonly [string, string])[], column: number, columns: number | undefined): string[] {
  // On a narrow terminal, a text next to its name would be a column of single words.
  const start = widthOf(columns) - column < 30 ? 6 : column;
  return entries.flatMap(([name, text]) => {
    const [first = '', ...more] = wrap(text, widthOf(columns) - start);
    const below = more.map((line) => ' '.repeat(start) + line);
    const label = `  ${name}`;
    return label.length <= start - 2
      ? [label.padEnd(start) + first, ...below]
      : [label, ' '.repeat(start) + first, ...below];
  });
}
