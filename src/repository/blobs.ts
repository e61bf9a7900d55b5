import { git } from './git.ts';
import { directoryOf } from './tree.ts';
import { MAX_FILE_SIZE } from './tree-file.ts';

/** A file of a commit. */
export interface Entry {
  readonly path: string;
  readonly hasUtf8Name: boolean;
  readonly id: string;
  readonly size: number;
}

/** Files whose content nearly every run wants: they come in one first batch. */
const WANTED = /\.ya?ml$|\.json$|(?:^|\/)(?:Kustomization|CODEOWNERS|\.sourceignore|\.gitignore)$|\.env$/;

/** Contents of a commit's files, fetched in batches: all that is usually wanted at first, then a folder at a time. */
export class Blobs {
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
