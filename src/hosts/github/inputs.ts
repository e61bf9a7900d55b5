import { getInput, getMultilineInput } from '@actions/core';
import { SCOPES, type Scope } from '../../findings/compare.ts';
import { type FormatChoice, parseFormat } from '../../report/formats/format.ts';
import { type FailOn, THRESHOLDS } from '../../severity.ts';
import { chosen } from '../../text/choice.ts';
import { UsageError } from '../../usage-error.ts';

/** What can be posted on a pull request. */
export const REVIEWS = ['comment', 'request-changes', 'off'] as const;

/** What the workflow asks of the action; `action.yml` says what each input means. */
export interface Inputs {
  readonly path: string;
  readonly token: string;
  readonly base: string | undefined;
  readonly scope: Scope | undefined;
  readonly failOn: FailOn | undefined;
  readonly config: string | undefined;
  readonly review: (typeof REVIEWS)[number];
  readonly report: string | undefined;
  readonly formats: readonly Required<FormatChoice>[];
}

/** Reads the inputs. Throws UsageError for a value that an input cannot have. */
export function readInputs(): Inputs {
  const base = optional('base');
  if (base?.startsWith('-'))
    throw new UsageError(`The input \`base\` must be a commit, branch or tag, but is \`${base}\`.`);
  return {
    path: optional('path') ?? '.',
    token: getInput('token'),
    base,
    scope: choice('scope', SCOPES),
    failOn: choice('fail-on', THRESHOLDS),
    config: optional('config'),
    review: choice('review', REVIEWS) ?? 'comment',
    report: optional('report'),
    formats: getMultilineInput('format').map(toFile),
  };
}

function optional(name: string): string | undefined {
  return getInput(name) || undefined;
}

function choice<T extends string>(name: string, allowed: readonly T[]): T | undefined {
  const value = optional(name);
  return value === undefined ? undefined : chosen(`The input \`${name}\``, value, allowed);
}

function toFile(line: string): Required<FormatChoice> {
  const { name, file } = parseFormat(line);
  if (file === undefined)
    throw new UsageError(`The input \`format\` requires a file for each format, such as \`${name}=FILE\`.`);
  return { name, file };
}
