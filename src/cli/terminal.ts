/** Where a command prints to. */
export interface Terminal {
  /** Whether what is printed may hold colours: a terminal, and NO_COLOR unset. */
  readonly colour: boolean;
  print(text: string): void;
  /** A line for the error stream. */
  complain(line: string): void;
  /** Shows what is being done on a terminal, in place of what was shown before; an empty stage takes it away. */
  progress(stage: string): void;
}

/** The terminal of this process. */
export const terminal: Terminal = {
  colour: process.stdout.isTTY === true && (process.env.NO_COLOR ?? '') === '' && process.env.TERM !== 'dumb',
  print: (text) => void process.stdout.write(text),
  complain: (line) => void process.stderr.write(`${line}\n`),
  progress(stage) {
    if (process.stderr.isTTY !== true) return;
    process.stderr.write(`\r\u001b[K${stage === '' ? '' : `${stage} …`}`);
  },
};
