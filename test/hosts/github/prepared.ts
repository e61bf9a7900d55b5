import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { commitAll, gitIn, write } from '../../repository/scratch.ts';

/** Files of a commit by path; an empty text removes the file. */
export type Files = Readonly<Record<string, string>>;

/** Where the bare repository at GitHub is in a scene's folder, and where its author works. */
export const ORIGIN = 'octo/fleet';
export const AUTHOR = 'author';

/** A folder with a repository at GitHub that has one pull request, to be copied for each scene. */
export interface Prepared {
  readonly folder: string;
  readonly base: string;
  readonly head: string;
  readonly merge: string;
}

const made = new Map<string, Prepared>();
process.once('exit', () => {
  for (const { folder } of made.values()) rmSync(folder, { recursive: true, force: true });
});

/** Makes a repository with a base on `main` and a pull request that changes it, once for the same files. */
export function prepare(base: Files, change: Files): Prepared {
  const key = JSON.stringify([base, change]);
  const prepared = made.get(key) ?? make(base, change);
  made.set(key, prepared);
  return prepared;
}

function make(baseFiles: Files, change: Files): Prepared {
  const folder = mkdtempSync(join(tmpdir(), 'gitops-gate-prepared-'));
  const [author, origin] = [join(folder, AUTHOR), join(folder, ORIGIN)];
  mkdirSync(author, { recursive: true });
  mkdirSync(dirname(origin), { recursive: true });
  gitIn(author, 'init', '-q', '-b', 'main');
  gitIn(folder, 'init', '-q', '--bare', '-b', 'main', origin);
  gitIn(origin, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
  const base = commitFiles(author, baseFiles);
  gitIn(author, 'checkout', '-q', '-b', 'feature');
  const head = commitFiles(author, change);
  return { folder, base, head, merge: publish(author, origin) };
}

/** Commits files on the branch that is checked out and gives the commit. */
export function commitFiles(author: string, files: Files): string {
  write(author, files);
  for (const [path, text] of Object.entries(files)) if (text === '') rmSync(join(author, path));
  return commitAll(author, 'Change');
}

/** Brings the branches and the test merge to GitHub, and gives the test merge. */
export function publish(author: string, origin: string): string {
  gitIn(author, 'checkout', '-q', '-B', 'merge', 'main');
  gitIn(author, 'merge', '-q', '--no-ff', '-m', 'Merge', 'feature');
  const refs = ['main:refs/heads/main', 'feature:refs/pull/7/head', 'merge:refs/pull/7/merge'];
  gitIn(author, 'push', '-q', '--force', origin, ...refs);
  return gitIn(author, 'rev-parse', 'HEAD');
}
