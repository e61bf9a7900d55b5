import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { publishedFrom } from '../../src/invocation/published.ts';
import { gitIn, scratchFolder, scratchRepository } from '../repository/scratch.ts';

const at = (path: string, line = 3) => ({ path, start: { line, column: 1 }, end: { line, column: 2 } });

/** A repository with a remote of this address that has the commit. */
function published(remote: string): string {
  const folder = scratchRepository({ 'apps/a.yaml': 'a: 1\n', 'apps/b c.yaml': 'b: 1\n' });
  gitIn(folder, 'remote', 'add', 'origin', remote);
  gitIn(folder, 'update-ref', 'refs/remotes/origin/main', 'HEAD');
  return folder;
}

const commitOf = (folder: string): string => gitIn(folder, 'rev-parse', 'HEAD');

describe('the address of a checkout', () => {
  test.each([
    ['https://github.com/octo/fleet.git', 'https://github.com/octo/fleet', 'blob', '-L5'],
    ['https://user:secret@github.com/octo/fleet', 'https://github.com/octo/fleet', 'blob', '-L5'],
    ['git@github.example.com:octo/fleet.git', 'https://github.example.com/octo/fleet', 'blob', '-L5'],
    ['ssh://git@gitlab.com:2222/group/sub/fleet.git', 'https://gitlab.com/group/sub/fleet', '-/blob', '-5'],
  ])('%s is %s', (remote, repository, blob, lines) => {
    const folder = published(remote);
    const found = publishedFrom({ folder, prefix: '', base: undefined });
    expect(found).toMatchObject({ commit: commitOf(folder), isEdited: false, repository });
    const range = { ...at('apps/b c.yaml'), end: { line: 5, column: 1 } };
    expect(found?.link(range)).toBe(`${repository}/${blob}/${commitOf(folder)}/apps/b%20c.yaml#L3${lines}`);
  });

  test.each(['https://git.example.com/octo/fleet', '/srv/fleet', 'https://github.com/octo/<b>', 'javascript:alert(1)'])(
    '%s is not known',
    (remote) => {
      const folder = published(remote);
      const found = publishedFrom({ folder, prefix: '', base: undefined });
      expect([found?.repository, found?.link(at('apps/a.yaml'))]).toEqual([null, undefined]);
    },
  );
});

test('lines of files that were edited are not linked, nor are new files', () => {
  const folder = published('https://github.com/octo/fleet');
  appendFileSync(join(folder, 'apps/a.yaml'), 'c: 2\n');
  writeFileSync(join(folder, 'apps/new.yaml'), 'd: 1\n');
  const found = publishedFrom({ folder, prefix: '', base: undefined });
  expect(found?.isEdited).toBe(true);
  expect(['apps/a.yaml', 'apps/new.yaml', 'apps/b c.yaml'].map((path) => found?.link(at(path)) !== undefined)).toEqual([
    false,
    false,
    true,
  ]);
});

test('a file that git does not know is no edit', () => {
  const folder = published('https://github.com/octo/fleet');
  writeFileSync(join(folder, 'report.html'), '');
  expect(publishedFrom({ folder, prefix: '', base: undefined })?.isEdited).toBe(false);
});

test('deleted lines lead to the base, and a folder keeps its place in the repository', () => {
  const folder = published('https://github.com/octo/fleet');
  const found = publishedFrom({ folder: join(folder, 'apps'), prefix: 'apps', base: '1234567' });
  expect(found?.link({ side: 'base', ...at('a.yaml') })).toBe(
    'https://github.com/octo/fleet/blob/1234567/apps/a.yaml#L3',
  );
  expect(found?.link(at('a.yaml'))).toContain(`/blob/${commitOf(folder)}/apps/a.yaml#L3`);
});

test('a commit that no remote has is not linked', () => {
  const folder = scratchRepository({ 'apps/a.yaml': 'a: 1\n' });
  gitIn(folder, 'remote', 'add', 'origin', 'https://github.com/octo/fleet');
  expect(publishedFrom({ folder, prefix: '', base: undefined })?.link(at('apps/a.yaml'))).toBeUndefined();
});

test('a folder outside of a repository has no commit', () => {
  const folder = scratchFolder();
  mkdirSync(join(folder, 'apps'));
  expect(publishedFrom({ folder, prefix: '', base: undefined })).toBeUndefined();
});
