import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { contentId } from './content-id.ts';
import { gitList } from './git.ts';
import { MAX_FILE_SIZE, Tree, type TreeFile } from './tree.ts';

/** Folders that no tool's own files are judged in. */
const NEVER_READ = new Set(['.git', 'node_modules']);

/** How a work tree is read. */
export interface WorkTreeOptions {
  /** The directory of the tree below which the files come; its top when left out. */
  readonly root?: string;
  /** Paths after which no more are looked for. */
  readonly most?: number;
}

/** Reads the files below a folder as they are on disk; git's ignore files are honoured, in a git repository or not. */
export function readWorkTree(
  folder: string,
  { root = '', most = Number.POSITIVE_INFINITY }: WorkTreeOptions = {},
): Tree {
  const files: TreeFile[] = [];
  const links = new Map<string, string>();
  for (const inside of listTracked(folder) ?? listFolder(folder, most)) {
    if (files.length > most) break;
    const absolute = joinPath(folder, inside);
    const path = root === '' ? inside : `${root}/${inside}`;
    const stat = lstatSync(absolute, { throwIfNoEntry: false });
    if (stat?.isSymbolicLink()) links.set(path, readlinkSync(absolute));
    else if (stat?.isFile()) files.push(workTreeFile(path, absolute, stat.size));
  }
  return new Tree(files, links);
}

function workTreeFile(path: string, absolute: string, size: number): TreeFile {
  let bytes: Buffer | undefined;
  let id: string | undefined;
  const read = (): Buffer | undefined => {
    if (bytes || size > MAX_FILE_SIZE) return bytes;
    try {
      bytes = readFileSync(absolute);
    } catch {
      // Reported by whoever asks for the text: `unreadable`.
    }
    return bytes;
  };
  return {
    path,
    size,
    bytes: read,
    contentId: () => {
      id ??= contentId(read() ?? Buffer.from(`unread ${path}`));
      return id;
    },
  };
}

/** The paths that git knows or would add; undefined outside a repository, and inside a folder that a repository ignores. */
function listTracked(root: string): string[] | undefined {
  try {
    const paths = gitList(root, ['ls-files', '--cached', '--others', '--exclude-standard', '-z', '--', '.']);
    return paths.length > 0 ? [...new Set(paths)] : undefined;
  } catch {
    return undefined;
  }
}

/** The paths below a folder, its `.gitignore` files honoured; one more than `most` at most. */
function listFolder(root: string, most: number): string[] {
  const paths: string[] = [];
  const visit = (
    directory: string,
    ignores: readonly { readonly below: string; readonly patterns: Ignore }[],
  ): void => {
    const entries = readdirSync(joinPath(root, directory), { withFileTypes: true });
    const own = entries.some((entry) => entry.name === '.gitignore' && entry.isFile())
      ? [{ below: directory, patterns: ignore().add(readFileSync(joinPath(root, directory, '.gitignore'), 'utf8')) }]
      : [];
    const active = [...ignores, ...own];
    for (const entry of entries) {
      if (paths.length > most) return;
      if (NEVER_READ.has(entry.name)) continue;
      const path = directory === '' ? entry.name : `${directory}/${entry.name}`;
      const name = entry.isDirectory() ? `${path}/` : path;
      const ignored = active.some(({ below, patterns }) =>
        patterns.ignores(below === '' ? name : name.slice(below.length + 1)),
      );
      if (ignored) continue;
      if (entry.isDirectory()) visit(path, active);
      else paths.push(path);
    }
  };
  visit('', []);
  return paths;
}
