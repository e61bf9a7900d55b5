import { chmodSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { passedFiles } from '../../src/repository/passed-files.ts';
import { canary } from './canary.ts';
import { commitAll, gitIn, scratchFolder, scratchRepository, write } from './scratch.ts';

const paths = (folder: string, base: string, head?: string): string[] =>
  passedFiles(folder, { base, head }).files.map(({ text }) => text.path);

it('reads the commits between base and head, and the checked out one only if the work tree may differ', () => {
  const folder = scratchRepository({ 'a.yaml': 'a: 0\n' });
  const base = commitAll(folder, 'Base');
  write(folder, { 'a.yaml': 'a: 1\n' });
  const first = commitAll(folder, 'First');
  write(folder, { 'b.yaml': 'b: 2\n' });
  const head = commitAll(folder, 'Head');
  const { files, isWhole } = passedFiles(folder, { base, head });
  expect(files.map(({ commit, text }) => [commit, text.text])).toEqual([[first, 'a: 1\n']]);
  expect(isWhole).toBe(true);
  expect(paths(folder, base)).toEqual(['a.yaml', 'b.yaml']);
});

it('reads nothing of a clone without history', () => {
  const folder = scratchRepository({ 'a.yaml': 'a: 0\n' });
  const base = commitAll(folder, 'Base');
  write(folder, { 'b.yaml': 'b: 1\n' });
  const head = commitAll(folder, 'Head');
  const clone = scratchFolder();
  gitIn(clone, 'init', '-q');
  for (const commit of [base, head]) gitIn(clone, 'fetch', '-q', '--depth=1', `file://${folder}`, commit);
  expect(passedFiles(clone, { base, head })).toEqual({ files: [], isWhole: false });
  expect(passedFiles(clone, { base, head, commits: [head] })).toEqual({ files: [], isWhole: true });
});

it('knows whether a clone with a part of the history has all commits of a change', () => {
  const { folder, base, first, head } = merged();
  const clone = scratchFolder();
  gitIn(clone, 'init', '-q');
  const read = (commits?: readonly string[]): [string[], boolean] => {
    const { files, isWhole } = passedFiles(clone, { base, head, commits });
    return [files.map(({ text }) => text.path), isWhole];
  };
  const fetch = (depth: number, commit: string): string =>
    gitIn(clone, 'fetch', '-q', `--depth=${depth}`, `file://${folder}`, commit);
  fetch(1, base);
  fetch(2, head);
  expect(read([first, head])).toEqual([[], false]);
  fetch(4, head);
  expect(read([first, head])).toEqual([['own.yaml'], true]);
  // What the main branch had before looks like a part of the change.
  expect(read()[1]).toBe(false);
  gitIn(clone, 'fetch', '-q', '--unshallow', `file://${folder}`, head, base);
  expect(read()).toEqual([['own.yaml'], true]);
});

it('knows that a partial clone does not have the files of earlier commits', () => {
  const folder = scratchRepository({ 'a.yaml': 'a: 0\n' });
  gitIn(folder, 'config', 'uploadpack.allowFilter', 'true');
  gitIn(folder, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
  const base = commitAll(folder, 'Base');
  write(folder, { 'a.yaml': 'a: 1\n' });
  commitAll(folder, 'First');
  write(folder, { 'a.yaml': 'a: 2\n' });
  const head = commitAll(folder, 'Head');
  const clone = scratchFolder();
  gitIn(clone, 'clone', '-q', '--filter=blob:none', `file://${folder}`, '.');
  expect(passedFiles(clone, { base, head })).toEqual({ files: [], isWhole: false });
  gitIn(clone, 'cat-file', '-p', 'HEAD~1:a.yaml');
  expect(passedFiles(clone, { base, head }).isWhole).toBe(true);
});

/** A branch that took over what its main branch has. */
function merged(): { folder: string; base: string; first: string; head: string } {
  const folder = scratchRepository({ 'a.yaml': 'a: 0\n' });
  commitAll(folder, 'Start');
  write(folder, { 'old.yaml': 'a: 0\n' });
  const fork = commitAll(folder, 'Fork');
  const main = gitIn(folder, 'rev-parse', '--abbrev-ref', 'HEAD');
  gitIn(folder, 'checkout', '-q', '-b', 'branch');
  write(folder, { 'own.yaml': 'a: 1\n' });
  const first = commitAll(folder, 'Own');
  gitIn(folder, 'checkout', '-q', main);
  for (const number of [1, 2, 3]) {
    write(folder, { 'main.yaml': `a: ${number}\n` });
    commitAll(folder, 'Main');
  }
  const base = gitIn(folder, 'rev-parse', 'HEAD');
  gitIn(folder, 'checkout', '-q', 'branch');
  gitIn(folder, 'merge', '-q', '--no-edit', main);
  write(folder, { 'b.yaml': 'b: 1\n' });
  const head = commitAll(folder, 'Head');
  expect(gitIn(folder, 'merge-base', main, head)).toBe(base);
  expect(fork).not.toBe(base);
  return { folder, base, first, head };
}

it('reads a file that takes the place of a symbolic link', () => {
  const folder = scratchRepository({ 'a.yaml': 'a: 0\n' });
  symlinkSync('a.yaml', join(folder, 'link.yaml'));
  const base = commitAll(folder, 'Base');
  rmSync(join(folder, 'link.yaml'));
  write(folder, { 'link.yaml': 'a: 1\n' });
  commitAll(folder, 'File');
  expect(paths(folder, base)).toEqual(['link.yaml']);
});

it('reads the newest files if all together are too large, and no large one', () => {
  const folder = scratchRepository({ 'a.yaml': 'a: 0\n' });
  const base = commitAll(folder, 'Base');
  const large = (name: string): string => `${name}\n`.padEnd(1_000_000, '#');
  const old = Array.from({ length: 40 }, (_, at) => `old/${at}.yaml`);
  write(folder, Object.fromEntries(old.map((path) => [path, large(path)])));
  commitAll(folder, 'Old');
  write(folder, { 'new.yaml': large('new'), 'larger.yaml': large('larger').repeat(2) });
  commitAll(folder, 'New');
  const read = paths(folder, base);
  expect(read.at(-1)).toBe('new.yaml');
  expect(read).toHaveLength(33);
});

it('runs nothing that the configuration names, and gives paths in the folder', () => {
  const { command, hasRun } = canary();
  const folder = scratchRepository({ 'apps/a.yaml': 'a: 0\n', 'program.sh': `#!/bin/sh\n${command}\n` });
  chmodSync(join(folder, 'program.sh'), 0o755);
  const base = commitAll(folder, 'Base');
  write(folder, { 'apps/a.yaml': 'a: 1\n', 'b.yaml': 'b: 1\n' });
  commitAll(folder, 'First');
  const signed = gitIn(folder, 'cat-file', 'commit', 'HEAD').replace(
    /^(committer .*)$/m,
    '$1\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n iQ==\n -----END PGP SIGNATURE-----',
  );
  write(folder, { 'signed.txt': `${signed}\n` });
  const commit = gitIn(folder, 'hash-object', '-t', 'commit', '-w', 'signed.txt').trim();
  gitIn(folder, 'update-ref', 'HEAD', commit);
  gitIn(folder, 'config', 'log.showSignature', 'true');
  gitIn(folder, 'config', 'gpg.program', join(folder, 'program.sh'));
  gitIn(folder, 'config', 'diff.relative', 'true');
  expect(paths(join(folder, 'apps'), base)).toEqual(['a.yaml']);
  expect(hasRun()).toBe(false);
});
