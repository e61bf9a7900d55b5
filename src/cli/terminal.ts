/** Where a command prints to. */
export interface Terminal {
  /** Whether what is printed may hold colours: a terminal, and NO_COLOR unset. */
  readonly colour: boolean;
  print(text: string): void;
  /** A line for the error stream. */
  complain(line: string): void;
}

/** The terminal of this process. */
export const terminal: Terminal = {
  colour: process.stdout.isTTY === true && (process.env.NO_COLOR ?? '') === '' && process.env.TERM !== 'dumb',
  print: (text) => void process.stdout.write(text),
  complain: (line) => void process.stderr.write(`${line}\n`),
};
