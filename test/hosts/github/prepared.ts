import { cpSync, existsSync, mkdtempSync, readFileSync, rmdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commitAll, gitIn, initBareRepository, initRepository, write } from '../../repository/scratch.ts';

/** Files of a commit by path; an empty text removes the file. */
export type Files = Readonly<Record<string, string>>;

/** Where the bare repository at GitHub is in a scene's folder, and where its author works. */
export const ORIGIN = 'octo/fleet';
export const AUTHOR = 'author';

const ALL = '+refs/heads/*:refs/remotes/origin/*';

/** A repository at GitHub that has one pull request, to be copied for each scene. */
export interface Prepared {
  /** Holds the repository and its author's. */
  readonly folder: string;
  /** Holds checkouts of it. */
  readonly checkouts: string;
  readonly base: string;
  readonly head: string;
  readonly merge: string;
}

/** Where the run of the tests clears up in the end. */
const PLACE = process.env.TESTS_PREPARED ?? tmpdir();
const made = new Map<string, Prepared>();

/** Makes in a folder what actions/checkout leaves of a commit; `depth` 0 brings the whole history. */
export function makeCheckout(folder: string, origin: string, commit: string, depth: number): void {
  initRepository(folder, `[remote "origin"]\n\turl = file://${origin}\n\tfetch = ${ALL}\n`);
  const reach = depth > 0 ? [`--depth=${depth}`, 'origin', commit] : ['origin', commit, ALL];
  gitIn(folder, 'fetch', '-q', '--no-tags', ...reach);
  gitIn(folder, 'checkout', '-q', '--force', commit);
}

/** Copies such a checkout of a prepared repository, which is made once, to be one of the repository's copy in another folder. */
export function copyCheckout(prepared: Prepared, folder: string, origin: string, commit: string, depth: number): void {
  const own = join(prepared.folder, ORIGIN);
  const made = join(prepared.checkouts, `${commit}-${depth}`);
  if (!existsSync(made)) makeCheckout(made, own, commit, depth);
  cpSync(made, folder, { recursive: true, verbatimSymlinks: true });
  const config = join(folder, '.git/config');
  writeFileSync(config, readFileSync(config, 'utf8').replace(own, origin));
}

/** Makes a repository with a base on `main` and a pull request that changes it, once for the same files. */
export function prepare(base: Files, change: Files): Prepared {
  const key = JSON.stringify([base, change]);
  const prepared = made.get(key) ?? make(base, change);
  made.set(key, prepared);
  return prepared;
}

function make(baseFiles: Files, change: Files): Prepared {
  const folder = mkdtempSync(join(PLACE, 'repository-'));
  const [author, origin] = [join(folder, AUTHOR), join(folder, ORIGIN)];
  initBareRepository(origin, '[uploadpack]\n\tallowAnySHA1InWant = true\n');
  initRepository(author);
  // What the author commits is at GitHub at once; publishing it takes a name only.
  rmdirSync(join(author, '.git/objects'));
  symlinkSync(`../../${ORIGIN}/objects`, join(author, '.git/objects'));
  const base = commitFiles(author, baseFiles);
  gitIn(author, 'checkout', '-q', '-b', 'feature');
  const head = commitFiles(author, change);
  const checkouts = mkdtempSync(join(PLACE, 'checkouts-'));
  return { folder, checkouts, base, head, merge: publish(author, origin) };
}

/** Commits files on the branch that is checked out and gives the commit. */
export function commitFiles(author: string, files: Files): string {
  write(author, files);
  for (const [path, text] of Object.entries(files)) if (text === '') rmSync(join(author, path));
  return commitAll(author, 'Change');
}

/** Brings the branches and the test merge to GitHub, and gives the test merge. */
export function publish(author: string, origin: string): string {
  const [base, head] = ['main', 'feature'].map((name) =>
    readFileSync(join(author, '.git/refs/heads', name), 'utf8').trim(),
  );
  const tree = gitIn(author, 'merge-tree', '--write-tree', 'main', 'feature');
  const merge = gitIn(author, 'commit-tree', '-p', 'main', '-p', 'feature', '-m', 'Merge', tree);
  write(origin, {
    'refs/heads/main': `${base}\n`,
    'refs/pull/7/head': `${head}\n`,
    'refs/pull/7/merge': `${merge}\n`,
  });
  return merge;
}
