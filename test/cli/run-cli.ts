import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { main } from '../../src/cli/main.ts';
import { terminalOf } from '../../src/cli/terminal.ts';

/** The command line's sources. */
export const CLI = resolve(import.meta.dirname, '../../src/cli.ts');

/** What a command line printed and how it ended. */
export interface Outcome {
  readonly code: number | null;
  readonly output: string;
  readonly complaints: string;
}

/** Runs a command line of gitops-gate in this process, in a folder where one is given, with streams that are no terminal. */
export async function runCli(args: readonly string[], { cwd }: { readonly cwd?: string } = {}): Promise<Outcome> {
  let output = '';
  let complaints = '';
  const terminal = terminalOf(
    { write: (text) => (output += text) },
    { write: (text) => (complaints += text) },
    process.env,
  );
  const before = process.cwd();
  if (cwd !== undefined) process.chdir(cwd);
  try {
    return { code: await main(args, terminal), output, complaints };
  } finally {
    process.chdir(before);
  }
}

/** Runs gitops-gate from its sources as a process of its own, as a shell would. */
export function runProcess(args: readonly string[], env: Readonly<Record<string, string>> = {}): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 1 << 28,
  });
  return { code: status, output: stdout, complaints: stderr };
}
