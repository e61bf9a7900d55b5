import { execFileSync } from 'node:child_process';

/** A git command that failed: the arguments and what git said. */
export class GitError extends Error {
  override name = 'GitError';
}

const MAX_OUTPUT = 1 << 30;

/** Runs git in a folder and gives its output; throws GitError when git fails or is not there. */
export function git(folder: string, args: readonly string[], input?: string): Buffer {
  try {
    return execFileSync('git', ['-c', 'core.quotepath=off', ...args], {
      cwd: folder,
      input: input ?? '',
      maxBuffer: MAX_OUTPUT,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
    });
  } catch (error) {
    throw new GitError(`git ${args[0]}: ${reason(error)}`);
  }
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'ENOENT') return 'git is not installed';
  const said =
    'stderr' in error && error.stderr instanceof Uint8Array ? Buffer.from(error.stderr).toString('utf8').trim() : '';
  return said === '' ? error.message : (said.split('\n').at(-1) ?? said);
}

/** The output of a git command as lines or as NUL-separated entries. */
export function gitList(folder: string, args: readonly string[], separator: '\n' | '\0' = '\0'): string[] {
  return git(folder, args)
    .toString('utf8')
    .split(separator)
    .filter((entry) => entry !== '');
}
