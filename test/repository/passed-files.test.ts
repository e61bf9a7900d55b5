import { chmodSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { passedFiles } from '../../src/repository/passed-files.ts';
import { canary } from './canary.ts';
import { commitAll, gitIn, scratchFolder, scratchRepository, write } from './scratch.ts';

const paths = (folder: string, base: string, head?: string): string[] =>
  passedFiles(folder, base, head).map(({ text }) => text.path);

it('reads the commits between base and head, and the checked out one only if the work tree may differ', () => {
  const folder = scratchRepository({ 'a.yaml': 'a: 0\n' });
  const base = commitAll(folder, 'Base');
  write(folder, { 'a.yaml': 'a: 1\n' });
  const first = commitAll(folder, 'First');
  write(folder, { 'b.yaml': 'b: 2\n' });
  const head = commitAll(folder, 'Head');
  expect(passedFiles(folder, base, head).map(({ commit, text }) => [commit, text.text])).toEqual([[first, 'a: 1\n']]);
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
  expect(paths(clone, base, head)).toEqual([]);
});

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
