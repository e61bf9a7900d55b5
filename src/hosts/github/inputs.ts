import { getInput, getMultilineInput } from '@actions/core';
import { SCOPES, type Scope } from '../../findings/compare.ts';
import { type ImportRequest, parseImports } from '../../invocation/import-request.ts';
import { type FormatChoice, parseFormat } from '../../report/formats/format.ts';
import { type FailOn, THRESHOLDS } from '../../severity.ts';
import { chosen } from '../../text/choice.ts';
import { UsageError } from '../../usage-error.ts';

/** The most comments that a workflow can ask for; GitHub limits what a job posts in an hour to 500. */
const MOST_COMMENTS = 300;

/** What can be posted on a pull request. */
export const REVIEWS = ['comment', 'request-changes', 'off'] as const;

/** When a summary is posted in the conversation of a pull request. */
export const SUMMARIES = ['auto', 'comment', 'off'] as const;

/** The inputs that are valid whatever they say. */
export interface PlainInputs {
  readonly path: string;
  readonly token: string;
  readonly config: string | undefined;
  /** Tells the comments of this job from those of others on the same pull request. */
  readonly category: string | undefined;
}

/** What the workflow asks of the action; `action.yml` says what each input means. */
export interface Inputs extends PlainInputs {
  readonly base: string | undefined;
  readonly scope: Scope | undefined;
  readonly failOn: FailOn | undefined;
  readonly review: (typeof REVIEWS)[number];
  readonly summary: (typeof SUMMARIES)[number];
  /** The most comments that one run adds. */
  readonly maxComments: number;
  readonly report: string | undefined;
  readonly formats: readonly Required<FormatChoice>[];
  /** The outputs of other tools. */
  readonly imported: ImportRequest;
}

/** Reads the inputs that are never wrong. */
export function readPlainInputs(): PlainInputs {
  return {
    path: optional('path') ?? '.',
    token: getInput('token'),
    config: optional('config'),
    category: optional('category'),
  };
}

/** Reads the inputs. Throws UsageError for a value that an input cannot have. */
export function readInputs(): Inputs {
  const base = optional('base');
  if (base?.startsWith('-'))
    throw new UsageError(`The input \`base\` must be a commit, branch or tag, but is \`${base}\`.`);
  return {
    ...readPlainInputs(),
    base,
    scope: choice('scope', SCOPES),
    failOn: choice('fail-on', THRESHOLDS),
    review: choice('review', REVIEWS) ?? 'comment',
    summary: choice('summary', SUMMARIES) ?? 'auto',
    maxComments: count('max-comments', MOST_COMMENTS) ?? 20,
    report: optional('report'),
    formats: getMultilineInput('format').map(toFile),
    imported: parseImports(getMultilineInput('import'), 'The input `import`'),
  };
}

function optional(name: string): string | undefined {
  return getInput(name) || undefined;
}

function choice<T extends string>(name: string, allowed: readonly T[]): T | undefined {
  const value = optional(name);
  return value === undefined ? undefined : chosen(`The input \`${name}\``, value, allowed);
}

function count(name: string, most: number): number | undefined {
  const value = optional(name);
  if (value === undefined) return undefined;
  if (!/^\d{1,6}$/.test(value) || Number(value) > most)
    throw new UsageError(`The input \`${name}\` must be a number from 0 to ${most}, but is \`${value}\`.`);
  return Number(value);
}

function toFile(line: string): Required<FormatChoice> {
  const { name, file } = parseFormat(line);
  if (file === undefined)
    throw new UsageError(`The input \`format\` requires a file for each format, such as \`${name}=FILE\`.`);
  return { name, file };
}
