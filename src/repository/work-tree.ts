import { existsSync, lstatSync, readlinkSync, type Stats } from 'node:fs';
import { aboveOnDisk } from './above-on-disk.ts';
import { contentId } from './content-id.ts';
import { readUnlinked } from './disk.ts';
import { type FolderList, listFolder } from './folder-list.ts';
import { GitError, git, gitPlaceOf } from './git.ts';
import { countIgnoredYaml } from './ignored-yaml.ts';
import { leftOutFiles } from './left-out.ts';
import { entriesOf, type PathName, pathName } from './path-name.ts';
import { directoryOf, Tree } from './tree.ts';
import { MAX_FILE_SIZE, type TreeFile } from './tree-file.ts';

/** How a work tree is read. */
export interface WorkTreeOptions {
  /** The directory of the tree below which the files come; its top when left out. */
  readonly root?: string;
  /** Paths after which no more are looked for. */
  readonly most?: number;
}

/**
 * Reads the files below a folder as they are on disk: in a git repository, those that git knows or would add, with what
 * a sparse checkout leaves out. Otherwise, all files.
 *
 * Without git, a file that is not in the repository looks the same as one that a pull request hides with a `.gitignore`.
 * A folder that became a symbolic link is a link in the tree too, so nothing outside of the tree is read.
 */
export function readWorkTree(
  folder: string,
  { root = '', most = Number.POSITIVE_INFINITY }: WorkTreeOptions = {},
): Tree {
  const files: TreeFile[] = [];
  const links = new Map<string, string>();
  const below = (path: string): string => (root === '' ? path : `${root}/${path}`);
  const directories = new Directories(folder);
  const tracked = listTracked(folder);
  const { paths, unread } = tracked ?? listFolder(folder, most);
  for (const name of paths) {
    if (files.length > most) break;
    const link = directories.linkAbove(name.text);
    if (link) {
      links.set(below(link.path), link.target);
      continue;
    }
    const absolute = name.isUtf8 ? `${folder}/${name.text}` : Buffer.concat([Buffer.from(`${folder}/`), name.bytes]);
    const stat = statOf(absolute);
    if (stat === 'unreadable' || stat?.isFile())
      files.push(workTreeFile(below(name.text), absolute, stat === 'unreadable' ? 0 : stat.size, name));
    else if (stat?.isSymbolicLink()) links.set(below(name.text), readlinkSync(absolute));
  }
  const leftOut = tracked ? leftOutFiles(folder) : undefined;
  for (const [path, target] of leftOut?.links ?? []) links.set(below(path), target);
  const kept = (leftOut?.files ?? []).map((file) => ({ ...file, path: below(file.path) }));
  const ignored = tracked ? countIgnoredYaml(folder, tracked.paths) : 0;
  const above = root === '' ? aboveOnDisk(folder) : undefined;
  return new Tree([...kept, ...files], links, unread.map(below), ignored, above);
}

function statOf(path: string | Buffer): Stats | 'unreadable' | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return 'unreadable';
  }
}

/** The folders of a work tree, each looked at once. */
class Directories {
  readonly #folder: string;
  readonly #links = new Map<string, { readonly path: string; readonly target: string } | undefined>([['', undefined]]);

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The first folder on the way to a path that is a symbolic link. */
  linkAbove(path: string): { readonly path: string; readonly target: string } | undefined {
    const directory = directoryOf(path);
    if (!this.#links.has(directory)) this.#links.set(directory, this.linkAbove(directory) ?? this.#linkAt(directory));
    return this.#links.get(directory);
  }

  #linkAt(path: string): { readonly path: string; readonly target: string } | undefined {
    const absolute = `${this.#folder}/${path}`;
    const stat = statOf(absolute);
    return stat !== 'unreadable' && stat?.isSymbolicLink() ? { path, target: readlinkSync(absolute) } : undefined;
  }
}

function workTreeFile(path: string, absolute: string | Buffer, size: number, { isUtf8 }: PathName): TreeFile {
  let id: string | undefined;
  // The bytes are not kept: their text is, and of all files together they would be too many.
  const read = (): Buffer | undefined => {
    // One that cannot be read is reported by whoever asks for the text: `unreadable`.
    const bytes = size <= MAX_FILE_SIZE ? readUnlinked(absolute, MAX_FILE_SIZE) : undefined;
    id ??= contentId(bytes ?? Buffer.from(`unread ${path}`));
    return bytes;
  };
  return {
    path,
    size,
    ...(isUtf8 ? {} : { hasUtf8Name: false }),
    bytes: read,
    contentId: () => {
      if (id === undefined) read();
      return id ?? '';
    },
  };
}

/**
 * The paths that git knows or would add; undefined outside a repository, inside a folder that a repository ignores, and for an export of
 * another repository inside of one, whose ignore files say nothing about what is in it.
 */
function listTracked(folder: string): FolderList | undefined {
  const list = (...which: string[]): Buffer[] => entriesOf(git(folder, ['ls-files', ...which, '-z', '--', '.']));
  let entries: Buffer[];
  try {
    const known = list('--cached');
    if (known.length === 0 && isExport(folder)) return undefined;
    entries = [...known, ...list('--others', '--exclude-standard')];
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
  const paths = new Map(entries.map((entry) => [entry.toString('latin1'), entry]));
  return paths.size > 0 ? { paths: [...paths.values()].map(pathName), unread: [] } : undefined;
}

/** Whether a folder has ignore files of its own, although the repository around it begins elsewhere. */
function isExport(folder: string): boolean {
  return gitPlaceOf(folder)?.top !== folder && existsSync(`${folder}/.gitignore`);
}
