import { GitError, git } from './git.ts';
import { entriesOf, pathName } from './path-name.ts';
import { isPartial } from './revision.ts';
import { directoryOf, Tree } from './tree.ts';
import { MAX_FILE_SIZE, type TreeFile } from './tree-file.ts';

interface Entry {
  readonly path: string;
  readonly hasUtf8Name: boolean;
  readonly id: string;
  readonly size: number;
}

/** Files whose content nearly every run wants: they come in one first batch. */
const WANTED = /\.ya?ml$|\.json$|(?:^|\/)(?:Kustomization|CODEOWNERS|\.sourceignore|\.gitignore)$|\.env$/;

/**
 * Reads the files of a commit from git's object store, without a checkout.
 *
 * `folder` is the checked folder. Files outside of it are omitted, and paths are relative to it. Throws GitError if the commit
 * does not exist.
 */
export function readCommit(folder: string, revision: string): Tree {
  const listed = listTree(folder, revision);
  const entries = listed.filter(({ mode }) => mode !== LINK);
  const linkEntries = listed.filter(({ mode }) => mode === LINK);
  const store = new Blobs(folder, entries);
  const links = new Map<string, string>();
  const targets = readBlobs(
    folder,
    linkEntries.map(({ id }) => id),
  );
  for (const { path, id } of linkEntries) links.set(path, targets.get(id)?.toString('utf8') ?? '');
  const files: TreeFile[] = entries.map((entry) => ({
    path: entry.path,
    size: entry.size,
    ...(entry.hasUtf8Name ? {} : { hasUtf8Name: false }),
    contentId: () => entry.id,
    bytes: () => store.bytes(entry),
  }));
  return new Tree(files, links);
}

const LINK = '120000';

/** The files and links of a commit. Throws GitError if this clone does not have them all. */
function listTree(folder: string, revision: string): (Entry & { readonly mode: string })[] {
  const entries: (Entry & { readonly mode: string })[] = [];
  for (const line of entriesOf(sizedTree(folder, revision))) {
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
function sizedTree(folder: string, revision: string): Buffer {
  try {
    return git(folder, ['ls-tree', '-r', '-l', '-z', `${revision}^{tree}`, '--', '.']);
  } catch (error) {
    throw isPartial(folder) ? lacking(revision) : error;
  }
}

function lacking(revision: string): GitError {
  return new GitError(
    `this is a partial clone that lacks files of the commit ${revision}. Clone without --filter, or fetch them first: git fetch --refetch --no-filter`,
  );
}

/** Contents of a commit's files, fetched in batches: all that is usually wanted at first, then a folder at a time. */
class Blobs {
  readonly #folder: string;
  readonly #entries: readonly Entry[];
  readonly #contents = new Map<string, Buffer>();
  #started = false;

  constructor(folder: string, entries: readonly Entry[]) {
    this.#folder = folder;
    this.#entries = entries;
  }

  bytes(entry: Entry): Buffer | undefined {
    if (!this.#contents.has(entry.id)) {
      const directory = directoryOf(entry.path);
      const wanted = this.#started
        ? (path: string) => directoryOf(path) === directory
        : (path: string) => WANTED.test(path);
      this.#started = true;
      this.#fetch([entry, ...this.#entries.filter(({ path }) => wanted(path))]);
    }
    return this.#contents.get(entry.id);
  }

  #fetch(entries: readonly Entry[]): void {
    const ids = entries.filter(({ id, size }) => size <= MAX_FILE_SIZE && !this.#contents.has(id)).map(({ id }) => id);
    for (const [id, content] of readBlobs(this.#folder, ids)) this.#contents.set(id, content);
  }
}

/** The sizes of blobs by id, in bytes; those that this clone does not have are left out. */
export function sizesOf(folder: string, ids: readonly string[]): Map<string, number> {
  if (ids.length === 0) return new Map();
  const output = git(folder, ['cat-file', '--batch-check'], { input: `${[...new Set(ids)].join('\n')}\n` });
  const lines = output.toString('latin1').split('\n');
  return new Map(
    lines.flatMap((line) => {
      const [id = '', type, size] = line.split(' ');
      return type === 'blob' ? [[id, Number(size)] as const] : [];
    }),
  );
}

/** The contents of blobs by id, from one git process. */
export function readBlobs(folder: string, ids: readonly string[]): Map<string, Buffer> {
  const contents = new Map<string, Buffer>();
  if (ids.length === 0) return contents;
  const output = git(folder, ['cat-file', '--batch'], { input: `${[...new Set(ids)].join('\n')}\n` });
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(0x0a, at);
    const [id = '', type, size] = output.toString('utf8', at, end).split(' ');
    at = end + 1;
    if (type === 'missing' || size === undefined) continue;
    contents.set(id, output.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return contents;
}
