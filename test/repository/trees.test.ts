import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCommit } from '../../src/repository/object-store.ts';
import { join as joinPath, type Tree } from '../../src/repository/tree.ts';
import { readWorkTree } from '../../src/repository/work-tree.ts';
import { commitAll, gitIn, scratchFolder, scratchRepository, write } from './scratch.ts';

const paths = (tree: Tree) => [...tree.files.keys()].sort();

describe('a work tree', () => {
  it('leaves out what git ignores and reads what is not committed yet', () => {
    const folder = scratchRepository({ '.gitignore': 'out/\n*.log\n', 'a.yaml': 'a: 1\n' });
    write(folder, { 'out/b.yaml': 'b: 1\n', 'debug.log': 'x', 'new/c.yaml': 'c: 1\n' });
    expect(paths(readWorkTree(folder))).toEqual(['.gitignore', 'a.yaml', 'new/c.yaml']);
  });

  it('is all that is there outside of git, where an ignore file may hide what is deployed', () => {
    const folder = scratchFolder({ '.gitignore': 'out/\n', 'out/a.yaml': '', 'apps/.gitignore': 'b.yaml\n', 'apps/b.yaml': '', 'apps/c.yaml': '', 'node_modules/x/y.yaml': '' });
    expect(paths(readWorkTree(folder))).toEqual(['.gitignore', 'apps/.gitignore', 'apps/b.yaml', 'apps/c.yaml', 'node_modules/x/y.yaml', 'out/a.yaml']);
  });

  it('reads a folder inside a repository with paths of its own', () => {
    const folder = scratchRepository({ 'fleet/a.yaml': '', 'other/b.yaml': '' });
    expect(paths(readWorkTree(join(folder, 'fleet')))).toEqual(['a.yaml']);
  });

  it('is empty for an empty folder, and does not stumble over a deleted file', () => {
    expect(paths(readWorkTree(scratchFolder()))).toEqual([]);
    const folder = scratchRepository({ 'a.yaml': '', 'b.yaml': '' });
    gitIn(folder, 'rm', '-q', '--cached', 'a.yaml');
    expect(paths(readWorkTree(folder))).toEqual(['a.yaml', 'b.yaml']);
  });

  it('has what a sparse checkout leaves out as it was committed, and what is there as it is', () => {
    const folder = scratchRepository({ 'apps/a.yaml': 'a: 1\n', 'apps/c.yaml': 'c: 1\n', 'base/b.yaml': 'b: 1\n', 'top.yaml': '' });
    symlinkSync('../base/b.yaml', join(folder, 'apps/link.yaml'));
    commitAll(folder, 'Link');
    gitIn(folder, 'sparse-checkout', 'set', '--no-cone', '/base/');
    write(folder, { 'base/b.yaml': 'b: 2\n', 'base/new.yaml': 'n: 1\n' });
    const tree = readWorkTree(folder);
    expect(paths(tree)).toEqual(['apps/a.yaml', 'apps/c.yaml', 'base/b.yaml', 'base/new.yaml', 'top.yaml']);
    expect(['apps/a.yaml', 'apps/link.yaml', 'base/b.yaml'].map((path) => tree.textAt(path)?.text)).toEqual(['a: 1\n', 'b: 2\n', 'b: 2\n']);
    expect(paths(readWorkTree(join(folder, 'base')))).toEqual(['b.yaml', 'new.yaml']);
  });

  it('follows links inside the tree and none that leave it', () => {
    const outside = scratchFolder({ 'secret.yaml': 'x: 1\n' });
    const folder = scratchFolder({ 'base/a.yaml': 'a: 1\n' });
    symlinkSync('../base', join(scratchInto(folder, 'apps'), 'linked'));
    symlinkSync(join(outside, 'secret.yaml'), join(folder, 'absolute.yaml'));
    symlinkSync('../../etc/passwd', join(folder, 'up.yaml'));
    symlinkSync('loop', join(folder, 'loop'));
    const tree = readWorkTree(folder);
    expect(paths(tree)).toEqual(['apps/keep', 'base/a.yaml']);
    expect(tree.textAt('apps/linked/a.yaml')?.text).toBe('a: 1\n');
    expect(tree.isDirectory('apps/linked')).toBe(true);
    expect(tree.names('apps/linked')).toEqual(['a.yaml']);
    expect(tree.textAt('absolute.yaml')).toBeUndefined();
    expect(tree.textAt('up.yaml')).toBeUndefined();
    expect(tree.textAt('loop')).toBeUndefined();
  });

  it('says why a file is not read', () => {
    const folder = scratchFolder({ 'binary.yaml': Buffer.from([0x61, 0, 0x62]), 'latin.yaml': Buffer.from([0x61, 0xe9, 0x62]), 'huge.yaml': Buffer.alloc(10 * 1024 * 1024 + 1, 0x61) });
    const tree = readWorkTree(folder);
    const why = (path: string) => {
      const file = tree.file(path);
      return file && tree.text(file);
    };
    expect([why('binary.yaml'), why('latin.yaml'), why('huge.yaml')]).toEqual(['binary', 'not UTF-8', 'too large']);
  });
});

describe('a commit', () => {
  it('is read from the object store as it was, with the same content ids as the work tree', () => {
    const folder = scratchRepository({ 'a.yaml': 'a: 1\n', 'apps/b.yaml': 'b: ü\n', 'apps/notes.md': 'text\n', 'odd name\t"quoted".yaml': 'x: 1\n' });
    const ids = new Map([...readWorkTree(folder).files].map(([path, file]) => [path, file.contentId()]));
    const commit = commitAll(folder, 'second');
    write(folder, { 'a.yaml': 'a: 2\n' });
    const tree = readCommit(folder, commit);
    expect(paths(tree)).toEqual([...ids.keys()].sort());
    expect(tree.textAt('a.yaml')?.text).toBe('a: 1\n');
    expect(tree.textAt('apps/b.yaml')?.text).toBe('b: ü\n');
    expect(tree.textAt('apps/notes.md')?.text).toBe('text\n');
    for (const [path, id] of ids) expect(tree.files.get(path)?.contentId()).toBe(id);
  });

  it('is read below a folder with paths of its own', () => {
    const folder = scratchRepository({ 'fleet/a.yaml': 'a: 1\n', 'other/b.yaml': '' });
    const tree = readCommit(join(folder, 'fleet'), 'HEAD');
    expect(paths(tree)).toEqual(['a.yaml']);
    expect(tree.textAt('a.yaml')?.text).toBe('a: 1\n');
  });

  it('keeps links as links', () => {
    const folder = scratchFolder({ 'base/a.yaml': 'a: 1\n' });
    symlinkSync('base/a.yaml', join(folder, 'b.yaml'));
    gitIn(folder, 'init', '-q');
    commitAll(folder, 'first');
    expect(readCommit(folder, 'HEAD').textAt('b.yaml')?.text).toBe('a: 1\n');
  });
});

describe('paths', () => {
  it.each([
    ['apps', '../base/a.yaml', 'base/a.yaml'],
    ['apps', './b.yaml', 'apps/b.yaml'],
    ['', 'sub/../a.yaml', 'a.yaml'],
    ['apps', '..', ''],
    ['apps', '../..', undefined],
    ['', '/etc/passwd', undefined],
  ])('%j with %j is %j', (directory, path, expected) => {
    expect(joinPath(directory, path)).toBe(expected);
  });
});

function scratchInto(folder: string, name: string): string {
  write(folder, { [`${name}/keep`]: '' });
  return join(folder, name);
}
