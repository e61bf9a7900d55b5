import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rewriteFiles, whyNotWritable } from '../../src/repository/rewrite-files.ts';
import { scratchFolder, write } from './scratch.ts';

const text = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8');
const both = [
  { path: 'a.yaml', before: 'a: 1\n', after: 'a: 2\n' },
  { path: 'b/b.yaml', before: 'b: 1\n', after: 'b: 2\n' },
];

it('writes all files, keeps their modes and leaves nothing else', () => {
  const folder = scratchFolder({ 'a.yaml': 'a: 1\n', 'b/b.yaml': 'b: 1\n' });
  chmodSync(join(folder, 'b/b.yaml'), 0o640);
  rewriteFiles(folder, both);
  expect([text(folder, 'a.yaml'), text(folder, 'b/b.yaml')]).toEqual(['a: 2\n', 'b: 2\n']);
  expect(statSync(join(folder, 'b/b.yaml')).mode & 0o777).toBe(0o640);
  expect(readdirSync(folder, { recursive: true }).sort()).toEqual(['a.yaml', 'b', 'b/b.yaml']);
});

it.each([
  ['has changed since it was read', (folder: string) => write(folder, { 'b/b.yaml': 'b: 3\n' })],
  ['is read-only', (folder: string) => chmodSync(join(folder, 'b/b.yaml'), 0o444)],
])('writes none where one %s', (why, happen) => {
  const folder = scratchFolder({ 'a.yaml': 'a: 1\n', 'b/b.yaml': 'b: 1\n' });
  happen(folder);
  const there = text(folder, 'b/b.yaml');
  expect(() => rewriteFiles(folder, both)).toThrow(`\`b/b.yaml\` ${why}, so no file was changed.`);
  expect([text(folder, 'a.yaml'), text(folder, 'b/b.yaml')]).toEqual(['a: 1\n', there]);
  expect(readdirSync(folder, { recursive: true }).sort()).toEqual(['a.yaml', 'b', 'b/b.yaml']);
});

it('does not follow links, neither of a file nor of its folder', () => {
  const outside = scratchFolder({ 'x.yaml': 'a: 1\n' });
  const folder = scratchFolder({ 'a.yaml': 'a: 1\n' });
  symlinkSync(join(outside, 'x.yaml'), join(folder, 'file.yaml'));
  symlinkSync(outside, join(folder, 'folder'));
  expect(whyNotWritable(folder, 'a.yaml')).toBeUndefined();
  expect(whyNotWritable(folder, 'file.yaml')).toBe('is a symbolic link');
  expect(whyNotWritable(folder, 'folder/x.yaml')).toBe('is in a folder that is a symbolic link');
  expect(whyNotWritable(folder, 'absent.yaml')).toBe('is not in this checkout');
  expect(whyNotWritable(folder, '.')).toBe('is not a file');
  expect(() => rewriteFiles(folder, [{ path: 'folder/x.yaml', before: 'a: 1\n', after: 'a: 2\n' }])).toThrow('symbolic link');
  expect(text(outside, 'x.yaml')).toBe('a: 1\n');
});
