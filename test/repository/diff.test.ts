import { renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { readChange } from '../../src/repository/diff.ts';
import { parsePatch } from '../../src/repository/patch.ts';
import { commitAll, gitIn, scratchRepository, write as writeFiles } from './scratch.ts';

let folder: string;

beforeEach(() => {
  folder = scratchRepository({});
});

function write(path: string, text: string): void {
  writeFiles(folder, { [path]: text });
}

function commit(): string {
  return commitAll(folder, 'Change');
}

const numbered = (count: number): string => Array.from({ length: count }, (_, at) => `line ${at + 1}\n`).join('');

test('hunks have three lines of context and added lines are told apart from them', () => {
  write('a.yaml', numbered(30));
  const base = commit();
  write(
    'a.yaml',
    numbered(30)
      .replace('line 10\n', 'line ten\nline ten and a half\n')
      .replace('line 25\n', '')
      .replace('line 30\n', 'last'),
  );
  const file = readChange(folder, base, commit()).files.get('a.yaml');
  expect(file).toEqual({
    path: 'a.yaml',
    status: 'modified',
    hunks: [
      { first: 7, last: 14 },
      { first: 23, last: 30 },
    ],
    added: [
      { first: 10, last: 11 },
      { first: 30, last: 30 },
    ],
    baseHunks: [
      { first: 7, last: 13 },
      { first: 22, last: 30 },
    ],
    deleted: [
      { first: 10, last: 10 },
      { first: 25, last: 25 },
      { first: 30, last: 30 },
    ],
  });
});

test('added, removed, renamed, emptied, binary and linked files keep their order against the patch', () => {
  write('binary', 'a\0b');
  write('gone.yaml', 'x: 1\n');
  write('emptied.yaml', 'x: 1\n');
  write('linked.yaml', 'x: 1\n');
  write('old name.yaml', numbered(20));
  const base = commit();
  write('binary', 'a\0c');
  rmSync(join(folder, 'gone.yaml'));
  write('emptied.yaml', '');
  rmSync(join(folder, 'linked.yaml'));
  symlinkSync('binary', join(folder, 'linked.yaml'));
  renameSync(join(folder, 'old name.yaml'), join(folder, 'new\nname.yaml'));
  write('new\nname.yaml', numbered(20).replace('line 20\n', 'line twenty\n'));
  write('z.yaml', 'diff --git a/x b/x\n@@ -1 +1 @@\n');
  const { files } = readChange(folder, base, commit());
  expect(Object.fromEntries([...files].map(([path, { status, added }]) => [path, [status, added]]))).toEqual({
    // Comments can stand on it: what a change marks as binary is shown as text.
    binary: ['modified', [{ first: 1, last: 1 }]],
    'emptied.yaml': ['modified', []],
    'gone.yaml': ['removed', []],
    'linked.yaml': ['modified', [{ first: 1, last: 1 }]],
    'new\nname.yaml': ['renamed', [{ first: 20, last: 20 }]],
    'z.yaml': ['added', [{ first: 1, last: 2 }]],
  });
  expect(files.get('new\nname.yaml')?.previousPath).toBe('old name.yaml');
});

test('a folder sees its own files only, and moves over its border as added and removed', () => {
  write('outside/in.yaml', numbered(20));
  write('inside/out.yaml', numbered(22).replaceAll('line', 'row'));
  write('inside/kept.yaml', 'a: 1\n');
  const base = commit();
  renameSync(join(folder, 'outside/in.yaml'), join(folder, 'inside/in.yaml'));
  write('inside/in.yaml', numbered(20).replace('line 1\n', 'line one\n'));
  renameSync(join(folder, 'inside/out.yaml'), join(folder, 'outside/out.yaml'));
  write('inside/kept.yaml', 'a: 2\n');
  const { files } = readChange(join(folder, 'inside'), base, commit());
  expect([...files.values()].map(({ path, status }) => [path, status])).toEqual([
    ['in.yaml', 'added'],
    ['kept.yaml', 'modified'],
    ['out.yaml', 'removed'],
  ]);
  expect(files.get('in.yaml')?.hunks).toEqual([{ first: 1, last: 4 }]);
});

test('without a head the work tree counts, new files included and ignored ones not', () => {
  write('a.yaml', 'a: 1\n');
  write('.gitignore', 'ignored.yaml\n');
  const base = commit();
  write('a.yaml', 'a: 2\n');
  write('new.yaml', 'b: 1\nc: 2');
  write('ignored.yaml', 'b: 1\n');
  const { files } = readChange(folder, base);
  expect([...files.keys()]).toEqual(['a.yaml', 'new.yaml']);
  expect(files.get('new.yaml')).toMatchObject({ status: 'added', added: [{ first: 1, last: 2 }] });
});

test("settings of the user's git do not change what is read", () => {
  write('a.yaml', numbered(30));
  const base = commit();
  write('a.yaml', numbered(30).replace('line 10\n', '\n').replace('line 9\n', '\n'));
  const head = commit();
  const plain = readChange(folder, base, head);
  for (const setting of ['diff.context=0', 'diff.noprefix=true', 'color.diff=always', 'diff.suppressBlankEmpty=true'])
    gitIn(folder, 'config', ...setting.split('='));
  expect(readChange(folder, base, head)).toEqual(plain);
});

test('a patch of the API is read without a header', () => {
  expect(parsePatch('@@ -0,0 +1,2 @@\n+a: 1\n+b: 2\n\\ No newline at end of file')).toEqual({
    hunks: [{ first: 1, last: 2 }],
    added: [{ first: 1, last: 2 }],
    baseHunks: [],
    deleted: [],
  });
  expect(parsePatch('@@ -1,2 +0,0 @@\n-a: 1\n-b: 2')).toEqual({
    ...{ hunks: [], added: [] },
    baseHunks: [{ first: 1, last: 2 }],
    deleted: [{ first: 1, last: 2 }],
  });
});

test("another repository's untracked checkout is no file of the change", () => {
  write('a.yaml', 'a: b\n');
  const base = commit();
  writeFiles(join(folder, 'platform'), { 'b.yaml': 'b: c\n' });
  gitIn(join(folder, 'platform'), 'init', '-q');
  commitAll(join(folder, 'platform'), 'first');
  write('c.yaml', 'c: d\n');
  expect([...readChange(folder, base).files.keys()]).toEqual(['c.yaml']);
});
