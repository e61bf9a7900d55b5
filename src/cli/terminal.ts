import { diskReason } from '../repository/disk-reason.ts';
import { printable, withoutCommands } from '../text/printable.ts';
import { UsageError } from '../usage-error.ts';

/** Where a command prints to. */
export interface Terminal {
  /** Whether what is printed may hold colors. */
  readonly color: boolean;
  /** Whether a person sees what is printed, and no file or program. */
  readonly isInteractive: boolean;
  /** The columns of what is printed; undefined if it has no width. */
  readonly columns: number | undefined;
  /** Throws UsageError if it cannot be written. */
  print(text: string): void;
  /** Says something on the error stream, with nothing in it that steers a terminal or is a command for GitHub's runner; lines are kept. */
  complain(text: string): void;
  /** Shows what is being done on a terminal, in place of what was shown before; an empty stage takes it away. */
  progress(stage: string): void;
}

/** A stream that text is written to. */
export interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** Fewer columns than this are not a width at which text can be read. */
const FEWEST_COLUMNS = 40;

/** The terminal behind these streams. */
export function terminalOf(
  output: Output,
  errors: Output,
  env: Readonly<Record<string, string | undefined>>,
): Terminal {
  return {
    color: hasColor(output, env),
    isInteractive: output.isTTY === true,
    columns: columnsOf(output, env),
    print(text) {
      try {
        output.write(text);
      } catch (error) {
        throw new UsageError(`The output cannot be written: ${diskReason(error)}.`);
      }
    },
    complain: (text) => void errors.write(`${withoutCommands(text.split('\n').map(printable).join('\n'))}\n`),
    progress(stage) {
      if (errors.isTTY !== true) return;
      errors.write(`\r\u001b[K${stage === '' ? '' : `${stage} …`}`);
    },
  };
}

/** NO_COLOR (no-color.org) comes before FORCE_COLOR, which comes before what the output is. */
function hasColor(output: Output, env: Readonly<Record<string, string | undefined>>): boolean {
  const { NO_COLOR = '', FORCE_COLOR = '', TERM } = env;
  if (NO_COLOR !== '') return false;
  if (FORCE_COLOR !== '') return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return output.isTTY === true && TERM !== 'dumb';
}

/** The width of a terminal, or the one that someone exported. */
function columnsOf(output: Output, env: Readonly<Record<string, string | undefined>>): number | undefined {
  const columns = output.columns ?? (/^\d{1,4}$/.test(env.COLUMNS ?? '') ? Number(env.COLUMNS) : 0);
  return columns > 0 ? Math.max(FEWEST_COLUMNS, columns) : undefined;
}
