import { expect, test } from 'vitest';
import type { Statement } from '../../src/acceptance/statement.ts';
import { trailerStatements } from '../../src/invocation/trailer-statements.ts';
import { DEFAULT_ACKNOWLEDGEMENT } from '../../src/policy/acknowledge.ts';
import { commitAll, gitIn, scratchRepository } from '../repository/scratch.ts';

const ACCEPTS = 'Accepts: prunes-data production/web';
const branch = (...messages: string[]): { folder: string; base: string } => {
  const folder = scratchRepository({ 'a.yaml': 'a: 1\n' });
  const base = gitIn(folder, 'rev-parse', 'HEAD');
  for (const message of messages) commitAll(folder, message);
  return { folder, base };
};
const read = ({ folder, base }: ReturnType<typeof branch>, more = {}, isHosted = false): Statement[] =>
  trailerStatements(folder, { base }, { ...DEFAULT_ACKNOWLEDGEMENT, ...more }, { isHosted });
const namesOf = (statements: readonly Statement[]): string[] =>
  statements.flatMap(({ names }) => names.map(({ rule, name, digest }) => [rule, name, digest].join(' ').trim()));

test('a trailer of a commit of the change accepts losses, with its author and day', () => {
  const [statement, ...others] = read(
    branch(`Remove web\n\nIt moved.\n\n${ACCEPTS} staging/web #1a2b3c4d1a2b3c4d1a2b3c4d1a2b3c4d`),
  );
  expect(others).toEqual([]);
  expect(statement).toMatchObject({ at: expect.stringMatching(/^2026-01-01T/), url: null });
  expect(statement?.by).toMatch(/^Test \([0-9a-f]{7}\)$/);
  expect(namesOf(statement ? [statement] : [])).toEqual([
    'prunes-data production/web 1a2b3c4d1a2b3c4d1a2b3c4d1a2b3c4d',
    'prunes-data staging/web 1a2b3c4d1a2b3c4d1a2b3c4d1a2b3c4d',
  ]);
});

test('several trailers and several commits count, the oldest first', () => {
  const found = read(
    branch(`One\n\n${ACCEPTS}\naccepts: reinstalls dev/a\nSigned-off-by: T <t@e>`, `Two\n\n${ACCEPTS}x`),
  );
  expect(namesOf(found)).toEqual(['prunes-data production/web', 'reinstalls dev/a', 'prunes-data production/webx']);
});

test('without a digest, only a trailer of the last commit counts', () => {
  const [first, last] = read(branch(`One\n\n${ACCEPTS}`, `Two\n\n${ACCEPTS}`));
  expect([first, last].map((one) => one?.covers('1a2b3c4d1a2b3c4d1a2b3c4d1a2b3c4d'))).toEqual([false, true]);
});

test.each([
  ['in the subject', ACCEPTS],
  ['in the body', `One\n\n${ACCEPTS}\n\nMore text follows.`],
  ['indented', `One\n\n    ${ACCEPTS}\n\nMore.`],
  ['for people who comment', 'One\n\ngitops-gate: accept prunes-data production/web'],
])('what is no trailer does not count: %s', (_, message) => {
  expect(read(branch(message))).toEqual([]);
});

test('commits before the change do not count', () => {
  const { folder } = branch(`One\n\n${ACCEPTS}`);
  expect(read({ folder, base: gitIn(folder, 'rev-parse', 'HEAD') })).toEqual([]);
  expect(read({ folder, base: '0'.repeat(40) })).toEqual([]);
});

test('a policy can forbid trailers, allow them on a host, and name people whom a commit cannot prove', async () => {
  const change = branch(`One\n\n${ACCEPTS}`);
  expect(read(change, { trailers: false })).toEqual([]);
  expect(read(change, {}, true)).toEqual([]);
  expect(read(change, { trailers: true }, true)).toHaveLength(1);
  expect(await read(change)[0]?.whyNot(undefined)).toBeUndefined();
  expect(await read(change, { by: ['octocat'] })[0]?.whyNot(undefined)).toContain('does not prove who wrote it');
  expect(await read(change)[0]?.whyNot(['@octocat'])).toContain('only code owners can accept it');
});

test('a hostile author and message are no more than text', () => {
  const { folder, base } = branch();
  const author = '--author=%x00%H\u202e $(x) <a@b>';
  gitIn(folder, 'commit', '--allow-empty', author, '-m', `x\n\n${ACCEPTS}\nAccepts: %x00 ${'y/z '.repeat(5_000)}`);
  const found = read({ folder, base });
  expect(found).toHaveLength(1);
  expect(found[0]?.by).toContain('%x00%H');
});
