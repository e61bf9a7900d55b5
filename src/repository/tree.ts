import { posix } from 'node:path';
import type { Above } from './above.ts';
import { FolderIndex } from './folder-index.ts';
import type { TextFile } from './text-file.ts';
import { readText, type TreeFile, type Unreadable } from './tree-file.ts';

const MAX_LINKS = 20;
/** The files of one revision: the work tree or a commit. Symbolic links are followed inside the tree and nowhere else. */
export class Tree {
  readonly files: ReadonlyMap<string, TreeFile>;
  /** Symbolic links by path, with their targets as written. */
  readonly links: ReadonlyMap<string, string>;
  /** Directories that cannot be opened, whose content is unknown. */
  readonly unreadDirectories: readonly string[];
  /** How many YAML files next to those of the tree git ignores; undefined if the tree is not a folder on disk. */
  readonly ignoredYaml: number | undefined;
  /** The repository that the tree is a folder of; undefined if it is a whole one, or in none. */
  readonly above: Above | undefined;
  readonly #folders: FolderIndex;
  readonly #texts = new Map<TreeFile, TextFile | Unreadable>();

  constructor(
    files: Iterable<TreeFile>,
    links: ReadonlyMap<string, string> = new Map(),
    unreadDirectories: readonly string[] = [],
    ignoredYaml?: number,
    above?: Above,
  ) {
    this.files = new Map([...files].map((file) => [file.path, file]));
    this.links = links;
    this.unreadDirectories = unreadDirectories;
    this.ignoredYaml = ignoredYaml;
    this.above = above;
    this.#folders = new FolderIndex([...this.files.keys(), ...links.keys()]);
  }

  /** The path that a path means once links are followed, or undefined if it leaves the tree or runs in circles. */
  resolve(path: string): string | undefined {
    let current = normalize(path);
    for (let hops = 0; current !== undefined && hops <= MAX_LINKS; hops++) {
      const next = this.#follow(current);
      if (next === current) return current;
      current = next;
    }
    return undefined;
  }

  /** Follows the first link on the way to a path. */
  #follow(path: string): string | undefined {
    if (this.links.size === 0) return path;
    for (let end = 0; end < path.length; ) {
      const next = path.indexOf('/', end + 1);
      end = next === -1 ? path.length : next;
      const head = path.slice(0, end);
      const target = this.links.get(head);
      if (target === undefined) continue;
      if (target.startsWith('/')) return undefined;
      const rest = path.slice(end + 1);
      return normalize([directoryOf(head), target, rest].filter((part) => part !== '').join('/'));
    }
    return path;
  }

  /** The file at a path, links followed. */
  file(path: string): TreeFile | undefined {
    const resolved = this.resolve(path);
    return resolved === undefined ? undefined : this.files.get(resolved);
  }

  /** Whether a directory is there, links followed; the root is `''`. */
  isDirectory(path: string): boolean {
    const resolved = this.resolve(path);
    return resolved !== undefined && this.#folders.has(resolved);
  }

  /** The names in a directory, sorted. None if it does not exist. */
  names(directory: string): string[] {
    const resolved = this.resolve(directory);
    return resolved === undefined ? [] : this.#folders.names(resolved);
  }

  /** The tree with other files, or other links, and otherwise the same. */
  withFiles(files: Iterable<TreeFile>, links = this.links): Tree {
    return new Tree(files, links, this.unreadDirectories, this.ignoredYaml, this.above);
  }

  /** The tree with another file at a path, or one more. */
  with(file: TreeFile): Tree {
    return this.withFiles(new Map(this.files).set(file.path, file).values());
  }

  /** The text of a file, or why there is none. */
  text(file: TreeFile): TextFile | Unreadable {
    let text = this.#texts.get(file);
    if (text === undefined) {
      text = readText(file);
      this.#texts.set(file, text);
    }
    return text;
  }

  /** Lets go of the text of a file that is not needed anymore; it is read again if it is requested. */
  forget(file: TreeFile): void {
    this.#texts.delete(file);
  }

  /** The text at a path, or undefined if there is no readable file. */
  textAt(path: string): TextFile | undefined {
    const file = this.file(path);
    const text = file ? this.text(file) : undefined;
    return typeof text === 'object' ? text : undefined;
  }
}

/** The directory of a path; `''` for a file at the root. */
export function directoryOf(path: string): string {
  const at = path.lastIndexOf('/');
  return at === -1 ? '' : path.slice(0, at);
}

/** The name of a file without its directory. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A part that a normal path does not have: an empty one, `.` or `..`. Most paths are normal as they are written. */
const ODD_PART = /(?:^|\/)\.{0,2}(?:\/|$)/;

/** A path relative to the root without `.`, `..` and double or final slashes, or undefined if it leaves the tree. */
export function normalize(path: string): string | undefined {
  if (!ODD_PART.test(path)) return path;
  const normal = posix.normalize(path === '' ? '.' : path).replace(/\/$/, '');
  if (normal === '.' || normal === '') return '';
  return normal === '..' || normal.startsWith('../') || normal.startsWith('/') ? undefined : normal;
}

/** A path written in a file of `directory`, relative to the root, or undefined if it leaves the tree. */
export function join(directory: string, path: string): string | undefined {
  return normalize(directory === '' ? path : `${directory}/${path}`);
}

/** Whether a path is a directory or lies below it; all lie below the root `''`. */
export function isWithin(path: string, directory: string): boolean {
  return directory === '' || path === directory || path.startsWith(`${directory}/`);
}
