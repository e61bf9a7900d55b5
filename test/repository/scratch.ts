import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A temporary folder with these files; it goes when the test ends. */
export function scratchFolder(files: Readonly<Record<string, string | Buffer>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'gitops-gate-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  write(folder, files);
  return folder;
}

export function write(folder: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** Settings without which git starts nothing beside the command, waits for no disk, and knows who commits. */
const SETTINGS = [
  ...['user.name=Test', 'user.email=test@example.com', 'commit.gpgsign=false'],
  ...['gc.auto=0', 'maintenance.auto=false', 'core.fsync=none'],
].flatMap((setting) => ['-c', setting]);

/** Runs git in a folder, with an identity of its own and nobody's settings. */
export function gitIn(folder: string, ...args: string[]): string {
  return execFileSync('git', [...SETTINGS, ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_SYSTEM: '/dev/null',
      GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
      GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
    },
  }).trim();
}

/** Makes an empty repository with the branch `main` in a folder, as `git init` does without its examples of hooks; more settings may follow. */
export function initRepository(folder: string, settings = ''): void {
  writeRepository(join(folder, '.git'), `\tbare = false\n${settings}`);
}

/** The same without a work tree: the folder itself is the repository. */
export function initBareRepository(folder: string, settings = ''): void {
  writeRepository(folder, `\tbare = true\n${settings}`);
}

function writeRepository(folder: string, settings: string): void {
  write(folder, {
    HEAD: 'ref: refs/heads/main\n',
    config: `[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n${settings}`,
  });
  for (const inside of ['objects', 'refs/heads']) mkdirSync(join(folder, inside), { recursive: true });
}

/** A repository with one commit of these files on `main`. */
export function scratchRepository(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = scratchFolder(files);
  initRepository(folder);
  commitAll(folder, 'first');
  return folder;
}

/** Commits everything and gives the commit's id. */
export function commitAll(folder: string, message: string): string {
  gitIn(folder, 'add', '-A');
  const said = gitIn(folder, '-c', 'core.abbrev=no', 'commit', '--allow-empty', '-m', message);
  const id = /^\[.* ([0-9a-f]{40})\] /.exec(said)?.[1];
  if (id === undefined) throw new Error(`git commit said: ${said}`);
  return id;
}
