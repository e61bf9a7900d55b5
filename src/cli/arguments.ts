import { parseArgs } from 'node:util';
import { chosen } from '../text/choice.ts';
import { nearest } from '../text/nearest.ts';
import { listWords } from '../text/words.ts';
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

/** Reads the arguments of the command `name`. Throws UsageError with the nearest name for an unknown option. */
export function readArguments(name: string, command: Command, words: readonly string[]): Arguments {
  const { tokens } = parseArgs({
    args: [...words],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      Object.entries(command.options).map(([name, { value }]) => [name, { type: value ? 'string' : 'boolean' }]),
    ),
  });
  const operands: string[] = [];
  const options = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(command.options, token.name) ? command.options[token.name] : undefined;
    if (!option) throw new UsageError(unknownOption(token.rawName, name, Object.keys(command.options)));
    if (option.value && (token.value === undefined || (!token.inlineValue && token.value.startsWith('--')))) {
      throw new UsageError(`--${token.name} requires a value: --${token.name} ${option.value}`);
    }
    if (!option.value && token.value !== undefined) throw new UsageError(`--${token.name} does not take a value.`);
    const values = options.get(token.name) ?? [];
    if (values.length > 0 && !option.repeatable) throw new UsageError(`--${token.name} can be used only once.`);
    options.set(token.name, [...values, token.value ?? '']);
  }
  if (operands.length > command.most) throw new UsageError(`Unexpected argument: \`${operands[command.most]}\`.`);
  return { operands, options };
}

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

function unknownOption(name: string, command: string, known: readonly string[]): string {
  const near = nearest(name.replace(/^-+/, ''), known);
  if (known.length === 0) return `Unknown option ${name}. \`gitops-gate ${command}\` does not have options.`;
  return `Unknown option ${name}. ${near ? `Did you mean --${near}?` : `To list all options, run \`gitops-gate ${command} --help\`.`}`;
}
