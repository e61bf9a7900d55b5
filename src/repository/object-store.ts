import type { Above } from './above.ts';
import { pathsAbove } from './above-files.ts';
import { Blobs, type Entry, readBlobs } from './blobs.ts';
import { GitError, git } from './git.ts';
import { entriesOf, pathName } from './path-name.ts';
import { folderInRepository, isPartial } from './revision.ts';
import { Tree } from './tree.ts';
import type { TreeFile } from './tree-file.ts';

/**
 * Reads the files of a commit from git's object store, without a checkout.
 *
 * `folder` is the checked folder. Files outside of it are omitted, and paths are relative to it. Throws GitError if the commit
 * does not exist.
 */
export function readCommit(folder: string, revision: string): Tree {
  const listed = listTree(folder, revision, ['.']);
  const entries = listed.filter(({ mode }) => mode !== LINK);
  const linkEntries = listed.filter(({ mode }) => mode === LINK);
  const links = new Map<string, string>();
  const targets = readBlobs(
    folder,
    linkEntries.map(({ id }) => id),
  );
  for (const { path, id } of linkEntries) links.set(path, targets.get(id)?.toString('utf8') ?? '');
  return new Tree(filesOf(folder, entries), links, [], undefined, aboveInCommit(folder, revision));
}

function filesOf(folder: string, entries: readonly Entry[]): TreeFile[] {
  const store = new Blobs(folder, entries);
  return entries.map((entry) => ({
    path: entry.path,
    size: entry.size,
    ...(entry.hasUtf8Name ? {} : { hasUtf8Name: false }),
    contentId: () => entry.id,
    bytes: () => store.bytes(entry),
  }));
}

/** What a commit has of the repository around a folder; undefined if the folder is the repository. */
function aboveInCommit(folder: string, revision: string): Above | undefined {
  const path = folderInRepository(folder);
  if (path === undefined || path === '') return undefined;
  const listed = listTree(folder, revision, pathsAbove(path), '--full-tree');
  const files = filesOf(
    folder,
    listed.filter(({ mode }) => mode !== LINK),
  );
  return { folder: path, files: new Map(files.map((file) => [file.path, file])) };
}

const LINK = '120000';

/** The files and links of a commit. Throws GitError if this clone does not have them all. */
function listTree(
  folder: string,
  revision: string,
  paths: readonly string[],
  ...options: readonly string[]
): (Entry & { readonly mode: string })[] {
  const entries: (Entry & { readonly mode: string })[] = [];
  for (const line of entriesOf(sizedTree(folder, revision, paths, options))) {
    const tab = line.indexOf('\t');
    const [mode = '', type, id = '', size = ''] = line.toString('latin1', 0, tab).split(/ +/);
    if (type !== 'blob') continue;
    if (!/^\d+$/.test(size)) throw lacking(revision);
    const { text, isUtf8 } = pathName(line.subarray(tab + 1));
    entries.push({ mode, path: text, hasUtf8Name: isUtf8, id, size: Number(size) });
  }
  return entries;
}

/** The entries with the sizes of their files, for which git would have to ask if a partial clone does not have them. */
function sizedTree(folder: string, revision: string, paths: readonly string[], options: readonly string[]): Buffer {
  try {
    return git(folder, ['ls-tree', '-r', '-l', '-z', ...options, `${revision}^{tree}`, '--', ...paths]);
  } catch (error) {
    throw isPartial(folder) ? lacking(revision) : error;
  }
}

function lacking(revision: string): GitError {
  return new GitError(
    `this is a partial clone that lacks files of the commit ${revision}. Clone without --filter, or fetch them first: git fetch --refetch --no-filter`,
  );
}
