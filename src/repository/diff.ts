import { join } from 'node:path';
import type { Change, ChangedFile, LineRange } from './change.ts';
import { readUnlinked } from './disk.ts';
import { git } from './git.ts';
import type { GitSetting } from './git-environment.ts';
import { type Hunks, NO_HUNKS, parsePatches } from './patch.ts';
import { entriesOf, type PathName, pathName } from './path-name.ts';
import { below, outsideOf } from './paths.ts';
import { folderInRepository, settingNames } from './revision.ts';
import { MAX_FILE_SIZE } from './tree-file.ts';

/** Neither settings of a user or a repository nor attributes that a change brings alter what a diff looks like. */
const PLAIN = [
  '-M',
  '-l1000',
  '--text',
  '--inter-hunk-context=0',
  '--diff-algorithm=myers',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  '--no-relative',
  '--submodule=short',
  '--ignore-submodules=dirty',
  '-O/dev/null',
];

/**
 * What a commit changes since the commit `base`. Without `head`, what the work tree with its new files changes.
 *
 * Renames are detected in the whole repository, as on GitHub. Files outside `folder` are omitted, and paths are relative to it.
 * Throws GitError if a commit does not exist.
 */
export function readChange(folder: string, base: string, head?: string): Change {
  const revisions = head === undefined ? [base] : [base, head];
  const settings = head === undefined ? withoutFilters(folder) : [];
  const entries = parseRaw(entriesOf(git(folder, ['diff', '--raw', '-z', ...PLAIN, ...revisions, '--'], { settings })));
  const patches = parsePatches(git(folder, ['diff', '-U3', ...PLAIN, ...revisions, '--'], { settings }));
  const prefix = folderInRepository(folder) ?? '';
  const files = new Map<string, ChangedFile>();
  const outside: string[] = [];
  let at = 0;
  for (const entry of entries) {
    // What is not merged yet comes a second time, as what it is.
    if (entry.letter === 'U') continue;
    // A file that becomes a link, or the reverse, is shown as removed and added.
    at += entry.letter === 'T' ? 2 : 1;
    const file = toChangedFile(entry, patches[at - 1] ?? NO_HUNKS, prefix);
    if (file) files.set(file.path, file);
    outside.push(...outsideOf(prefix, entry.path, entry.previousPath));
  }
  if (head === undefined) for (const file of untracked(folder)) files.set(file.path, file);
  return { base, files, ...(outside.length > 0 && { outside }) };
}

/**
 * Settings that disable the filters (`filter.lfs.clean` …) that git runs on files of the work tree if attributes enable them. A
 * change can add attributes, and a file is checked as it is on disk.
 */
function withoutFilters(folder: string): GitSetting[] {
  const filters = new Set(settingNames(folder, '^filter\\.').map((name) => name.slice(0, name.lastIndexOf('.'))));
  return [...filters].flatMap((filter) => [
    { name: `${filter}.clean`, value: '' },
    { name: `${filter}.process`, value: '' },
    { name: `${filter}.required`, value: 'false' },
  ]);
}

interface RawEntry {
  readonly letter: string;
  readonly path: string;
  readonly previousPath: string | undefined;
}

/** Entries of `git diff --raw -z`: `:modes ids letter`, the path, and for renames and copies the new path. */
function parseRaw(parts: readonly Buffer[]): RawEntry[] {
  const entries: RawEntry[] = [];
  for (let at = 0; at < parts.length; ) {
    const letter = parts[at]?.toString('latin1').split(' ').at(-1)?.charAt(0) ?? '';
    const moved = letter === 'R' || letter === 'C';
    const [first = '', second = ''] = parts.slice(at + 1, at + 3).map((path) => pathName(path).text);
    entries.push({ letter, path: moved ? second : first, previousPath: moved ? first : undefined });
    at += moved ? 3 : 2;
  }
  return entries;
}

const STATUS: Readonly<Record<string, ChangedFile['status']>> = { A: 'added', C: 'added', D: 'removed', R: 'renamed' };

/** The file as the folder sees it: what moves in is added, what moves out is removed. */
function toChangedFile(
  { letter, path, previousPath }: RawEntry,
  hunks: Hunks,
  prefix: string,
): ChangedFile | undefined {
  const inside = below(prefix, path);
  const before = previousPath === undefined ? undefined : below(prefix, previousPath);
  const status = STATUS[letter] ?? 'modified';
  if (inside === undefined) {
    return letter === 'R' && before !== undefined ? { path: before, status: 'removed', ...NO_HUNKS } : undefined;
  }
  if (status !== 'renamed') return { path: inside, status, ...hunks };
  return before === undefined
    ? { path: inside, status: 'added', ...hunks }
    : { path: inside, status, previousPath: before, ...hunks };
}

/** The files of the work tree that git would add, each with all its lines. */
function untracked(folder: string): ChangedFile[] {
  const paths = entriesOf(git(folder, ['ls-files', '--others', '--exclude-standard', '-z', '--', '.'])).map(pathName);
  // A checkout of another repository is listed as a folder. git adds none of its files.
  return paths
    .filter(({ text }) => !text.endsWith('/'))
    .map((path) => {
      const lines = wholeFile(folder, path);
      return { path: path.text, status: 'added', ...NO_HUNKS, hunks: lines, added: lines };
    });
}

function wholeFile(folder: string, { bytes }: PathName): LineRange[] {
  const text = readUnlinked(Buffer.concat([Buffer.from(join(folder, '/')), bytes]), MAX_FILE_SIZE)?.toString('latin1');
  if (text === undefined || text === '') return [];
  const breaks = text.split('\n').length;
  return [{ first: 1, last: text.endsWith('\n') ? breaks - 1 : breaks }];
}
