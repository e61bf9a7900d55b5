import { printable, withoutCommands } from '../text/printable.ts';

/** Where a command prints to. */
export interface Terminal {
  /** Whether what is printed may hold colours: a terminal, and NO_COLOR unset. */
  readonly colour: boolean;
  print(text: string): void;
  /** Says something on the error stream, with nothing in it that steers a terminal or is a command for GitHub's runner; lines are kept. */
  complain(text: string): void;
  /** Shows what is being done on a terminal, in place of what was shown before; an empty stage takes it away. */
  progress(stage: string): void;
}

/** The terminal of this process. */
export const terminal: Terminal = {
  colour: process.stdout.isTTY === true && (process.env.NO_COLOR ?? '') === '' && process.env.TERM !== 'dumb',
  print: (text) => void process.stdout.write(text),
  complain: (text) => void process.stderr.write(`${withoutCommands(text.split('\n').map(printable).join('\n'))}\n`),
  progress(stage) {
    if (process.stderr.isTTY !== true) return;
    process.stderr.write(`\r\u001b[K${stage === '' ? '' : `${stage} …`}`);
  },
};
