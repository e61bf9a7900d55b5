import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { writeReport } from '../../src/report/write.ts';
import { scratchFolder } from '../repository/scratch.ts';

let folder = '';
let outside = '';

beforeEach(() => {
  folder = scratchFolder();
  outside = scratchFolder({ target: 'mine' });
  vi.spyOn(process, 'cwd').mockReturnValue(folder);
});
afterEach(() => vi.restoreAllMocks());

it.each(['gate.sarif', 'dangling', 'out/new.html', 'out/deeper/new.html', './apps/../out/x'])(
  'a report is not written to %s, which is a link or lies behind one',
  (file) => {
    symlinkSync(join(outside, 'target'), join(folder, 'gate.sarif'));
    symlinkSync(join(outside, 'nothing'), join(folder, 'dangling'));
    symlinkSync(outside, join(folder, 'out'));
    expect(() => writeReport(file, 'theirs')).toThrow(/is a symbolic link, which can point anywhere/);
    expect(() => writeReport(join(folder, file), 'theirs')).toThrow(/is a symbolic link/);
    expect(readFileSync(join(outside, 'target'), 'utf8')).toBe('mine');
    expect(readdirSync(outside)).toEqual(['target']);
  },
);

it('a report makes its folders, replaces a file as a whole and keeps its mode', () => {
  writeReport('deep/er/a.json', 'one');
  chmodSync(join(folder, 'deep/er/a.json'), 0o600);
  writeReport('deep/er/a.json', 'two');
  expect(readFileSync(join(folder, 'deep/er/a.json'), 'utf8')).toBe('two');
  expect(statSync(join(folder, 'deep/er/a.json')).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(folder, 'deep/er'))).toEqual(['a.json']);
});

it('a link outside of the working folder is the own of whoever runs the check', () => {
  symlinkSync(join(outside, 'target'), join(outside, 'link'));
  writeReport(join(outside, 'link'), 'new');
  expect(readFileSync(join(outside, 'target'), 'utf8')).toBe('new');
  expect(lstatSync(join(outside, 'link')).isSymbolicLink()).toBe(true);
});

it('what cannot be written is said, and no draft is left', () => {
  mkdirSync(join(folder, 'report'));
  expect(() => writeReport('report', 'x')).toThrow(/The report cannot be written/);
  expect(() => writeReport('/dev/null', 'x')).not.toThrow();
  expect(existsSync('/dev/null')).toBe(true);
  expect(readdirSync(folder)).toEqual(['report']);
});
