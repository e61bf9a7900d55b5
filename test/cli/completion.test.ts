import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { scratchFolder } from '../repository/scratch.ts';
import { runCli } from './run-cli.ts';

/** A file with the script for a shell. */
async function scriptFor(shell: string): Promise<string> {
  const { code, output } = await runCli(['completion', shell]);
  expect(code).toBe(0);
  return join(scratchFolder({ script: output }), 'script');
}

const isInstalled = (shell: string): boolean => spawnSync(shell, ['-c', 'true']).status === 0;

it('bash completes commands, their options, and values of a list', async () => {
  const script = await scriptFor('bash');
  const complete = (...words: string[]): string[] => {
    const list = words.map((word) => `'${word}'`).join(' ');
    const run = `source '${script}'; COMP_WORDS=(gitops-gate ${list}); COMP_CWORD=${words.length}; _gitops_gate; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', run], { encoding: 'utf8' });
    expect(stderr).toBe('');
    return stdout.trim().split('\n');
  };
  expect(complete('')).toEqual(Object.keys(COMMANDS));
  expect(complete('ch')).toEqual(['check']);
  expect(complete('check', '--stdin')).toEqual(['--stdin-filename']);
  expect(complete('check', '--scope', '')).toEqual(['new', 'changed', 'all']);
  expect(complete('rules', '--')).toEqual(['--format', '--no-color', '--help']);
  // Paths are left to the shell.
  expect(complete('check', 'a')).toEqual(['']);
});

it('fish completes commands, their options, and values of a list', async ({ skip }) => {
  if (!isInstalled('fish')) skip('fish is not installed');
  const script = await scriptFor('fish');
  const complete = (line: string): string[] => {
    const { stdout, stderr } = spawnSync('fish', ['--no-config', '-c', `source '${script}'; complete -C '${line}'`], {
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    return stdout
      .trim()
      .split('\n')
      .map((entry) => entry.split('\t')[0] ?? '');
  };
  expect(complete('gitops-gate ')).toEqual(Object.keys(COMMANDS).sort());
  expect(complete('gitops-gate check --stdin')).toEqual(['--stdin-filename']);
  expect(complete('gitops-gate diff --format ')).toEqual(['json', 'markdown', 'text']);
});

it('zsh reads the script and knows what completes the program', async ({ skip }) => {
  if (!isInstalled('zsh')) skip('zsh is not installed');
  const script = await scriptFor('zsh');
  const setUp = `autoload -Uz compinit; compinit -u -D; source '${script}'; print -r -- $_comps[gitops-gate]`;
  expect(spawnSync('zsh', ['-f', '-c', setUp], { encoding: 'utf8' })).toMatchObject({
    stdout: '_gitops_gate\n',
    stderr: '',
  });
});

it('another shell is a mistake', async () => {
  expect((await runCli(['completion'])).complaints).toBe('Specify a shell: gitops-gate completion bash|zsh|fish\n');
  expect((await runCli(['completion', 'bsh'])).complaints).toBe(
    'The shell must be one of bash, zsh, fish, but is `bsh`.\n',
  );
});
