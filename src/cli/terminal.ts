import { printable, withoutCommands } from '../text/printable.ts';

/** Where a command prints to. */
export interface Terminal {
  /** Whether what is printed may hold colors: a terminal, and NO_COLOR unset. */
  readonly color: boolean;
  print(text: string): void;
  /** Says something on the error stream, with nothing in it that steers a terminal or is a command for GitHub's runner; lines are kept. */
  complain(text: string): void;
  /** Shows what is being done on a terminal, in place of what was shown before; an empty stage takes it away. */
  progress(stage: string): void;
}

/** A stream that text is written to. */
export interface Output {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** The terminal behind these streams. */
export function terminalOf(
  output: Output,
  errors: Output,
  env: Readonly<Record<string, string | undefined>>,
): Terminal {
  return {
    color: output.isTTY === true && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb',
    print: (text) => void output.write(text),
    complain: (text) => void errors.write(`${withoutCommands(text.split('\n').map(printable).join('\n'))}\n`),
    progress(stage) {
      if (errors.isTTY !== true) return;
      errors.write(`\r\u001b[K${stage === '' ? '' : `${stage} …`}`);
    },
  };
}
