import { parseArgs } from 'node:util';
import { chosen } from '../text/choice.ts';
import { nearest } from '../text/nearest.ts';
import { listWords, quoted, shorten } from '../text/words.ts';
import { UsageError } from '../usage-error.ts';
import type { Terminal } from './terminal.ts';

/** An option as `--help` shows it. */
export interface Option {
  /** The placeholder for its value. None for a switch. */
  readonly value?: string;
  readonly repeatable?: boolean;
  readonly help: string;
}

/** A command: its operands, a sentence, its options by name, and what it does. */
export interface Command {
  readonly operands: string;
  readonly summary: string;
  /** Most operands it takes. */
  readonly most: number;
  readonly options: Readonly<Record<string, Option>>;
  /** What its exit codes mean. */
  readonly exitCodes: string;
  /** Does what it is for, and returns the exit code. Throws UsageError for what cannot be done. */
  readonly run: (given: Arguments, terminal: Terminal) => number | Promise<number>;
}

/** The exit codes of a command that only prints. */
export const DONE = '0 success, 2 could not run.';

/** The option `--format` that names one of these formats, the first of which is its default. */
export function formatOption(formats: Readonly<Record<string, unknown>>): Option {
  const names = Object.keys(formats);
  return { value: names.join('|'), help: withDefault(names) };
}

/** The values of an option in words, the first of which is its default. */
export function withDefault([first = '', ...others]: readonly string[]): string {
  return listWords([`${first} (default)`, ...others], 'or');
}

/** What was said on the command line: operands and the values of each option that was given. */
export interface Arguments {
  readonly operands: readonly string[];
  readonly options: ReadonlyMap<string, readonly string[]>;
}

/** The options that every command has. */
export const COMMON: Readonly<Record<string, Option>> = {
  'no-color': { help: 'print without colors, as with the variable NO_COLOR' },
  help: { help: 'print this help' },
};

/** Reads the arguments of the command `name`. Throws UsageError with the nearest name for an unknown option. */
export function readArguments(name: string, command: Command, words: readonly string[]): Arguments {
  const known = { ...command.options, ...COMMON };
  const { tokens } = parseArgs({
    args: [...words],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      Object.entries(known).map(([name, { value }]) => [name, { type: value ? 'string' : 'boolean' }]),
    ),
  });
  const operands: string[] = [];
  const options = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(known, token.name) ? known[token.name] : undefined;
    if (!option) throw new UsageError(unknownOption(words[token.index] ?? token.rawName, name, Object.keys(known)));
    const values = options.get(token.name) ?? [];
    options.set(token.name, [...values, givenValue(token, option, values.length)]);
  }
  checkOperands(operands, command, words);
  return { operands, options };
}

/** An option as it was given. */
interface Given {
  readonly name: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

/** The value of an option; `''` for a switch. `before` tells how often the option was given before. */
function givenValue({ name, value, inlineValue }: Given, option: Option, before: number): string {
  if (option.value && (value === undefined || value === '' || (!inlineValue && value.startsWith('--'))))
    throw new UsageError(`--${name} requires a value: --${name} ${option.value}`);
  if (!option.value && value !== undefined) throw new UsageError(`--${name} does not take a value.`);
  if (option.value && before > 0 && !option.repeatable) throw new UsageError(`--${name} can be used only once.`);
  return value ?? '';
}

function checkOperands(operands: readonly string[], { most }: Command, words: readonly string[]): void {
  if (operands.includes('')) throw new UsageError(EMPTY_ARGUMENT);
  const excess = operands[most];
  if (excess === undefined) return;
  const hint = words.includes('--') && excess.startsWith('-') ? ' Specify options before `--`.' : '';
  throw new UsageError(`Unexpected argument: ${quoted(excess)}.${hint}`);
}

/** What is wrong with an argument that has no characters. */
export const EMPTY_ARGUMENT = 'An argument is empty. If it comes from a variable, that variable is not set.';

/** The one value of an option, checked against the values it can have. */
export function choice<T extends string>(given: Arguments, name: string, allowed: readonly T[]): T | undefined {
  const value = given.options.get(name)?.[0];
  return value === undefined ? undefined : chosen(`\`--${name}\``, value, allowed);
}

/** The entry of a table that an option names; its first one if the option is not given. */
export function entryOf<T>(given: Arguments, name: string, table: Readonly<Record<string, T>>): T {
  const names = Object.keys(table);
  const entry = table[choice(given, name, names) ?? names[0] ?? ''];
  if (entry === undefined) throw new Error(`--${name} has nothing to choose from.`);
  return entry;
}

function unknownOption(word: string, command: string, known: readonly string[]): string {
  const said = /^-+[^=]*/.exec(word)?.[0] ?? word;
  const name = said.replace(/^-+/, '');
  const starting = known.filter((one) => one.startsWith(name));
  const near = nearest(name, known) ?? (starting.length === 1 ? starting[0] : undefined);
  return `Unknown option ${shorten(said)}. ${near ? `Did you mean --${near}?` : `To list all options, run \`gitops-gate ${command} --help\`.`}`;
}
