import { join } from 'node:path';
import { expect, it } from 'vitest';
import { missingRevisionAdvice } from '../../src/repository/missing-revision.ts';
import { commitAll, gitIn, scratchFolder, scratchRepository, write } from './scratch.ts';

const DEEPEN = /^This is a shallow clone, .*git fetch --unshallow, or set fetch-depth: 0/;
const HASH = 'a'.repeat(40);

/** A clone of a repository with two commits and a second branch. */
function clone(...options: string[]): string {
  const origin = scratchRepository({ 'a.yaml': 'a: 1\n' });
  gitIn(origin, 'branch', 'feature/one');
  write(origin, { 'a.yaml': 'a: 2\n' });
  commitAll(origin, 'second');
  const folder = join(scratchFolder(), 'clone');
  gitIn(origin, 'clone', '-q', ...options, `file://${origin}`, folder);
  return folder;
}

const said = (folder: string, revisions: readonly string[]): string[] =>
  revisions.map((revision) => missingRevisionAdvice(folder, revision));

it('in a shallow clone, older commits are fetched with its history, and branches by their names', () => {
  const folder = clone('--depth', '1');
  for (const advice of said(folder, ['HEAD~1', '@^', 'HEAD@{5}', 'abc1234'])) expect(advice).toMatch(DEEPEN);
  const one = 'feature/one:refs/remotes/origin/feature/one';
  expect(said(folder, [HASH, 'feature/one', 'origin/feature/one', 'nope~2', '--upload-pack=x', 'HEAD'])).toEqual([
    `Fetch it first: git fetch origin ${HASH}`,
    `Fetch it first, and use --base origin/feature/one: git fetch origin ${one}`,
    `Fetch it first: git fetch origin ${one}`,
    'Check its spelling.',
    'Check its spelling.',
    'Check its spelling.',
  ]);
  gitIn(folder, 'fetch', '-q', 'origin', one);
  expect(said(folder, ['feature/one'])).toEqual(['Did you mean `origin/feature/one`?']);
});

it('in a whole clone, nothing is older', () => {
  expect(said(clone(), ['HEAD~9', 'feature/one', 'abc1234'])).toEqual([
    'The history of `HEAD` does not go back that far.',
    'Did you mean `origin/feature/one`?',
    'Fetch it first: git fetch origin',
  ]);
});

it('without a remote, only the spelling can be wrong', () => {
  const folder = scratchRepository({ 'a.yaml': '' });
  expect(said(folder, ['main2', HASH])).toEqual(['Check its spelling.', 'Check its spelling.']);
});
