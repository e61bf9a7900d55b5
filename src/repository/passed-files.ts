import { readBlobs, sizesOf } from './blobs.ts';
import type { PassedFiles } from './change.ts';
import { GitError, git } from './git.ts';
import { entriesOf, pathName } from './path-name.ts';
import { below } from './paths.ts';
import { type CommitRange, folderInRepository, hasCommits } from './revision.ts';
import { TextFile } from './text-file.ts';

/** More files, and larger ones, are not read; the newest are. Sizes in bytes. */
const MAX_FILES = 2000;
const MAX_SIZE = 1024 * 1024;
const MAX_ALL = 32 * 1024 * 1024;

interface Version {
  readonly commit: string;
  readonly path: string;
  readonly id: string;
}

/**
 * The texts that the commits of a change added or edited, the oldest first; each text of a path once. Merges and the head are left
 * out; without a head, `HEAD` is read, too, because the work tree may differ.
 */
export function passedFiles(folder: string, range: CommitRange): PassedFiles {
  try {
    const versions = versionsBetween(folder, range).slice(-MAX_FILES);
    const sizes = sizesOf(
      folder,
      versions.map(({ id }) => id),
    );
    const read = affordable(versions, sizes);
    const contents = readBlobs(
      folder,
      read.map(({ id }) => id),
    );
    const files = read.flatMap(({ commit, path, id }) => {
      const content = contents.get(id);
      return content && !content.includes(0) ? [{ commit, text: new TextFile(path, content.toString('utf8')) }] : [];
    });
    return { files, isWhole: versions.every(({ id }) => sizes.has(id)) && hasCommits(folder, range) };
  } catch (error) {
    if (error instanceof GitError) return NOT_KNOWN;
    throw error;
  }
}

/** Of commits that are not in this clone. */
export const NOT_KNOWN: PassedFiles = { files: [], isWhole: false };

/** The versions that are not too large, in their order; if all together are, the newest of them. */
function affordable(versions: readonly Version[], sizes: ReadonlyMap<string, number>): Version[] {
  let left = MAX_ALL;
  const read = versions.toReversed().filter(({ id }) => {
    const size = sizes.get(id) ?? MAX_SIZE + 1;
    if (size > MAX_SIZE || size > left) return false;
    left -= size;
    return true;
  });
  return read.reverse();
}

const LOG = [
  'log',
  '--reverse',
  '--no-merges',
  '--no-show-signature',
  '--no-relative',
  '--format=%H',
  '--raw',
  '-z',
  '--no-abbrev',
  '--no-renames',
  '--diff-filter=AMT',
];

function versionsBetween(folder: string, { base, head, commits }: CommitRange): Version[] {
  const own = commits && new Set(commits);
  const prefix = folderInRepository(folder) ?? '';
  const entries = entriesOf(git(folder, [...LOG, '--end-of-options', `${base}..${head ?? 'HEAD'}`, '--']));
  const found = new Map<string, Version>();
  let commit = '';
  for (let at = 0; at < entries.length; at++) {
    const entry = entries[at]?.toString('latin1').trim() ?? '';
    if (!entry.startsWith(':')) {
      commit = entry;
      continue;
    }
    const [, mode = '', , id = ''] = entry.split(' ');
    const path = below(prefix, pathName(entries[++at] ?? Buffer.alloc(0)).text);
    const key = `${id}\0${path}`;
    if (own?.has(commit) === false || commit === head) continue;
    if (path === undefined || !mode.startsWith('100') || found.has(key)) continue;
    found.set(key, { commit, path, id });
  }
  return [...found.values()];
}
