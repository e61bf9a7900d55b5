import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { type Command, readArguments } from '../../src/cli/arguments.ts';
import { checkCommand } from '../../src/cli/check.ts';
import { COMMANDS } from '../../src/cli/commands.ts';

/** The command line's sources. */
export const CLI = resolve(import.meta.dirname, '../../src/cli.ts');

/** What a command line printed and how it ended. */
export interface Outcome {
  readonly code: number | null;
  readonly output: string;
  readonly complaints: string;
}

/** Runs gitops-gate from its sources as a process of its own. */
export function runCli(
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: Record<string, string> } = {},
): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    encoding: 'utf8',
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    maxBuffer: 1 << 28,
  });
  return { code: status, output: stdout, complaints: stderr };
}

/** Runs `gitops-gate check` in this process, which is quicker; usage errors are thrown. */
export async function checkHere(args: readonly string[]): Promise<Outcome> {
  const command: Command | undefined = COMMANDS.check;
  if (!command) throw new Error('there is no such command');
  let output = '';
  let complaints = '';
  const code = await checkCommand(readArguments(command, args), {
    colour: false,
    print(text) {
      output += text;
    },
    complain(text) {
      complaints += `${text}\n`;
    },
    progress: () => undefined,
  });
  return { code, output, complaints };
}
